package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// Block ciphers of TLS 1.2 are authenticated over the ciphertext (RFC 7366 §2). The server echoes
/// it.
public record EncryptThenMac() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.ENCRYPT_THEN_MAC;
  }

  static EncryptThenMac read(ByteReader in) throws TlsException {
    return new EncryptThenMac();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
