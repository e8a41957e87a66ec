package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The main secret of TLS 1.2 is bound to the handshake (RFC 7627 §5.1, which calls it the extended
/// master secret). The server echoes it.
public record ExtendedMainSecret() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.EXTENDED_MAIN_SECRET;
  }

  static ExtendedMainSecret read(ByteReader in) throws TlsException {
    return new ExtendedMainSecret();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
