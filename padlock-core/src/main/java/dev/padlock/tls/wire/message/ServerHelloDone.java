package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// The server has said all that a client of TLS 1.2 needs for the key exchange (RFC 5246 §7.4.5).
///
///     struct {} ServerHelloDone;
public record ServerHelloDone() implements Message12 {

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO_DONE;
  }

  static ServerHelloDone read(ByteReader in) throws TlsException {
    return new ServerHelloDone();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
