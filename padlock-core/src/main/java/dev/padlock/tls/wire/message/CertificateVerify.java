package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.SignatureScheme;

/// The proof that the sender of a [Certificate] holds its key, and saw the same handshake
/// (RFC 9846 §4.5.2).
///
///     struct {
///         SignatureScheme algorithm;
///         opaque signature<0..2^16-1>;
///     } CertificateVerify;
public record CertificateVerify(SignatureScheme algorithm, Opaque signature)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_VERIFY;
  }

  static CertificateVerify read(ByteReader in) throws TlsException {
    return new CertificateVerify(SignatureScheme.read(in), in.opaque16(0, 0xffff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    algorithm.write(out);
    out.opaque16(signature);
  }
}
