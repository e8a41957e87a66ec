package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// The proof that both sides saw the same handshake (RFC 9846 §4.5.3). Its length is that of a hash that
/// only the handshake knows.
///
///     struct {
///         opaque verify_data[Hash.length];
///     } Finished;
public record Finished(Opaque verifyData) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.FINISHED;
  }

  static Finished read(ByteReader in) throws TlsException {
    return new Finished(in.rest());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque(verifyData);
  }
}
