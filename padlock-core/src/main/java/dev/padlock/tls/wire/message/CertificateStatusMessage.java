package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.CertificateStatus;

/// The OCSP response for the server's certificate, where TLS 1.2 gives it a message of its own (RFC
/// 6066 §8). Its body is what TLS 1.3 puts into an extension.
public record CertificateStatusMessage(CertificateStatus status) implements Message12 {

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_STATUS;
  }

  static CertificateStatusMessage read(ByteReader in) throws TlsException {
    return new CertificateStatusMessage(CertificateStatus.read(in));
  }

  @Override
  public void writeBody(ByteWriter out) {
    status.writeBody(out);
  }
}
