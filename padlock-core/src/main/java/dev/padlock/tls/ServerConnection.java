package dev.padlock.tls;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.engine.Conductor;
import dev.padlock.tls.engine.Opening;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.version.ServerHandshake;
import dev.padlock.tls.trace.TraceListener;
import dev.padlock.tls.verify.Credential;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server's end of a connection. It begins by waiting for a ClientHello.
public final class ServerConnection extends TlsConnection {

  ServerConnection(Conductor conductor) {
    super(conductor);
  }

  public static ServerConnection open(ServerConfig config) throws TlsException {
    return open(config, null);
  }

  /// Takes at most one record of early data (0-RTT) and puts it into `out`. It comes before the
  /// handshake is complete, and an attacker may have recorded it: within the limits of the
  /// configuration's guard it is taken once, but the client itself may send the same again (RFC
  /// 9846 §8). [#send] answers it at once.
  ///
  /// @return DONE, INPUT_NEEDED, ROOM_NEEDED, ANSWER_NEEDED, CLOSED, or NOTHING where the next
  ///   record is ordinary application data: then all early data was given out
  public Progress receiveEarlyData(ByteBuffer in, ByteBuffer out) throws TlsException {
    return receiveEarly(in, out);
  }

  /// Whether early data is taken, and more of it may come.
  public boolean expectsEarlyData() {
    return expectsEarly();
  }

  /// The same, watched by `listener`.
  public static ServerConnection open(ServerConfig config, @Nullable TraceListener listener)
      throws TlsException {
    Conductor conductor =
        new Conductor(
            new ServerHandshake(config.settings()),
            config.settings().common(),
            Opening.server(listener));
    conductor.start();
    return new ServerConnection(conductor);
  }

  @Override
  byte[] serverEndPoint() throws TlsException {
    Optional<Opaque> remembered = info().resumedEndPoint();
    return remembered.isPresent()
        ? remembered.get().toArray()
        : ServerEndPoint.of(info().ownCredential().map(Credential::encodedChain).orElse(List.of()));
  }
}
