package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The OCSP response that belongs to a certificate: `status_request` in a CertificateEntry
/// (RFC 9846 §4.5.1.1, RFC 6066 §8).
///
///     enum { ocsp(1), (255) } CertificateStatusType;
///
///     struct {
///         CertificateStatusType status_type;
///         select (status_type) {
///             case ocsp: OCSPResponse;
///         } response;
///     } CertificateStatus;
///
///     opaque OCSPResponse<1..2^24-1>;
public record CertificateStatus(Opaque ocspResponse) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  /// Also reads the message that TLS 1.2 has for it.
  public static CertificateStatus read(ByteReader in) throws TlsException {
    int statusType = in.uint8();
    if (statusType != StatusRequest.OCSP) {
      throw Misbehaviour.BAD_CERTIFICATE_STATUS.refuse("status_type", statusType);
    }
    return new CertificateStatus(in.opaque24(1, 0xffffff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint8(StatusRequest.OCSP).opaque24(ocspResponse);
  }
}
