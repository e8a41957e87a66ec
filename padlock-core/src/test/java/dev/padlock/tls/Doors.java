package dev.padlock.tls;

import dev.padlock.tls.engine.Conductor;
import dev.padlock.tls.engine.Opening;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.client13.ClientHandshake13;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerHandshake13;
import java.util.function.UnaryOperator;

/// Lets tests in other packages behind the door.
@SuppressWarnings("exports")
public final class Doors {

  private Doors() {}

  public static ClientSettings settings(ClientConfig config) {
    return config.settings();
  }

  public static ServerSettings settings(ServerConfig config) {
    return config.settings();
  }

  /// A client that plays another score than it would.
  public static ClientConnection client(ClientConfig config, UnaryOperator<Score> instead)
      throws TlsException {
    Score score = new ClientHandshake13(config.settings(), Parties.NAME);
    Conductor conductor =
        new Conductor(instead.apply(score), config.settings().common(), Opening.client(null));
    conductor.start();
    return new ClientConnection(conductor);
  }

  /// A server that plays another score than it would.
  public static ServerConnection server(ServerConfig config, UnaryOperator<Score> instead)
      throws TlsException {
    Score score = new ServerHandshake13(config.settings());
    Conductor conductor =
        new Conductor(instead.apply(score), config.settings().common(), Opening.server(null));
    conductor.start();
    return new ServerConnection(conductor);
  }
}
