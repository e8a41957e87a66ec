package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import java.util.List;

/// A chain of certificates, the sender's own first, or none of a client that has none
/// (RFC 9846 §4.5.1).
///
///     struct {
///         opaque certificate_request_context<0..2^8-1>;
///         CertificateEntry certificate_list<0..2^24-1>;
///     } Certificate;
public record Certificate(Opaque certificateRequestContext, List<CertificateEntry> certificateList)
    implements HandshakeMessage {

  public Certificate {
    certificateList = List.copyOf(certificateList);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE;
  }

  /// Also reads what a [CompressedCertificate] expands to.
  public static Certificate read(ByteReader in) throws TlsException {
    Opaque certificateRequestContext = in.opaque8(0, 0xff);
    List<CertificateEntry> certificateList = in.vector24(0, 0xffffff, CertificateEntry::read);
    return new Certificate(certificateRequestContext, certificateList);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque8(certificateRequestContext);
    out.vector24(certificateList, CertificateEntry::write);
  }
}
