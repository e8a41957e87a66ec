package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// How the sender is able to decompress a Certificate message (RFC 8879 §3).
///
///     struct {
///         CertificateCompressionAlgorithm algorithms<2..2^8-2>;
///     } CertificateCompressionAlgorithms;
public record CompressCertificate(List<CertificateCompressionAlgorithm> algorithms)
    implements Extension {

  public CompressCertificate {
    algorithms = List.copyOf(algorithms);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.COMPRESS_CERTIFICATE;
  }

  static CompressCertificate read(ByteReader in) throws TlsException {
    return new CompressCertificate(in.vector8(2, 0xfe, CertificateCompressionAlgorithm::read));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector8(algorithms, CertificateCompressionAlgorithm::write);
  }
}
