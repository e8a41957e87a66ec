package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.ExtensionType;
import java.util.HashSet;
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
    List<CertificateCompressionAlgorithm> algorithms =
        in.vector8(2, 0xfe, CertificateCompressionAlgorithm::read);
    if (new HashSet<>(algorithms).size() < algorithms.size()) {
      throw Misbehaviour.DUPLICATE_COMPRESSION_ALGORITHM.refuse("algorithms", algorithms);
    }
    return new CompressCertificate(algorithms);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector8(algorithms, CertificateCompressionAlgorithm::write);
  }
}
