package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The client would authenticate itself after the handshake (RFC 9846 §4.3.6).
///
///     struct {} PostHandshakeAuth;
public record PostHandshakeAuth() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.POST_HANDSHAKE_AUTH;
  }

  static PostHandshakeAuth read(ByteReader in) throws TlsException {
    return new PostHandshakeAuth();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
