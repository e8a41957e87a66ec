package dev.padlock.tls;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.engine.Conductor;
import dev.padlock.tls.engine.Opening;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.version.ClientHandshake;
import dev.padlock.tls.trace.TraceListener;
import java.util.List;
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
  List<Opaque> serverCertificates() {
    return info().peerCertificates();
  }
}
