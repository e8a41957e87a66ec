package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;

/// The server's answers that need no open eye on the wire (RFC 9846 §4.4.1).
///
///     struct {
///         Extension extensions<0..2^16-1>;
///     } EncryptedExtensions;
public record EncryptedExtensions(Extensions extensions) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.ENCRYPTED_EXTENSIONS;
  }

  static EncryptedExtensions read(ByteReader in) throws TlsException {
    return new EncryptedExtensions(Extensions.read(in, ExtensionPlace.ENCRYPTED_EXTENSIONS, 0));
  }

  @Override
  public void writeBody(ByteWriter out) {
    extensions.write(out);
  }
}
