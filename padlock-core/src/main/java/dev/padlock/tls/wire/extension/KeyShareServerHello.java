package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The server's share, for a group of which the client sent one (RFC 9846 §4.3.8).
///
///     struct {
///         KeyShareEntry server_share;
///     } KeyShareServerHello;
public record KeyShareServerHello(KeyShareEntry serverShare) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  static KeyShareServerHello read(ByteReader in) throws TlsException {
    return new KeyShareServerHello(KeyShareEntry.read(in));
  }

  @Override
  public void writeBody(ByteWriter out) {
    serverShare.write(out);
  }
}
