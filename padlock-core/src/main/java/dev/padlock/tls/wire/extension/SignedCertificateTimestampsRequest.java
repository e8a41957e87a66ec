package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The empty `signed_certificate_timestamp` by which timestamps are asked for (RFC 6962 §3.3.1).
public record SignedCertificateTimestampsRequest() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP;
  }

  static SignedCertificateTimestampsRequest read(ByteReader in) throws TlsException {
    return new SignedCertificateTimestampsRequest();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
