package dev.padlock.tls;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.engine.Conductor;
import dev.padlock.tls.engine.Opening;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.client13.ClientHandshake13;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerHandshake13;
import dev.padlock.tls.handshake.version.ClientHandshake;
import dev.padlock.tls.handshake.version.ServerHandshake;
import dev.padlock.tls.trace.TraceListener;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

  /// What a side that knows these certificates of the server binds to.
  public static byte[] serverEndPoint(List<Opaque> chain) throws TlsException {
    return ServerEndPoint.of(chain);
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

  /// A client of any version that plays its score in another way.
  public static ClientConnection anyClient(
      ClientConfig config, UnaryOperator<Score> instead, @Nullable TraceListener listener)
      throws TlsException {
    Score score = new ClientHandshake(config.settings(), Parties.NAME);
    Conductor conductor =
        new Conductor(instead.apply(score), config.settings().common(), Opening.client(listener));
    conductor.start();
    return new ClientConnection(conductor);
  }

  /// A server of any version that plays its score in another way.
  public static ServerConnection anyServer(
      ServerConfig config, UnaryOperator<Score> instead, @Nullable TraceListener listener)
      throws TlsException {
    Score score = new ServerHandshake(config.settings());
    Conductor conductor =
        new Conductor(instead.apply(score), config.settings().common(), Opening.server(listener));
    conductor.start();
    return new ServerConnection(conductor);
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
