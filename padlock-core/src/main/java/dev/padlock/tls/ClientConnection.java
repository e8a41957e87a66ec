package dev.padlock.tls;

import dev.padlock.tls.engine.Conductor;
import dev.padlock.tls.engine.Opening;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.version.ClientHandshake;
import dev.padlock.tls.trace.TraceListener;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The client's end of a connection. Its ClientHello waits to be sent as soon as it exists.
public final class ClientConnection extends TlsConnection {

  ClientConnection(Conductor conductor) {
    super(conductor);
  }

  /// Opens a connection to `serverName`, a DNS name or IP address, which the server's certificate
  /// must be for.
  public static ClientConnection open(ClientConfig config, String serverName) throws TlsException {
    return open(config, serverName, null);
  }

  /// Writes one record of early data (0-RTT), behind the hello if that is still to be written.
  /// Possible where the configuration announces early data and a ticket of the server allows it,
  /// until the server has finished its part of the handshake; see [ConnectionInfo#earlyData].
  ///
  /// An attacker can record early data and send it again, so that the server sees it twice: send
  /// only what may happen twice (RFC 9846 §8). Nobody sends again what the server refuses; whoever
  /// wants that keeps a copy.
  ///
  /// @return DONE, ROOM_NEEDED, CLOSED, or NOTHING where no early data can be sent, or no more
  public Progress sendEarlyData(ByteBuffer in, ByteBuffer out) throws TlsException {
    return sendEarly(in, out);
  }

  /// The same, watched by `listener`.
  ///
  /// @param serverName null where the verifier judges without a name; the default verifier refuses
  ///   that
  public static ClientConnection open(
      ClientConfig config, @Nullable String serverName, @Nullable TraceListener listener)
      throws TlsException {
    Conductor conductor =
        new Conductor(
            new ClientHandshake(config.settings(), serverName),
            config.settings().common(),
            Opening.client(listener));
    conductor.start();
    return new ClientConnection(conductor);
  }

  @Override
  byte[] serverEndPoint() throws TlsException {
    return ServerEndPoint.of(info().peerCertificates());
  }
}
