package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;

/// How a Certificate message is compressed (RFC 8879 §3).
///
///     enum { zlib(1), brotli(2), zstd(3), (65535) } CertificateCompressionAlgorithm;
public record CertificateCompressionAlgorithm(int code) {

  public static final CertificateCompressionAlgorithm ZLIB = new CertificateCompressionAlgorithm(1);
  public static final CertificateCompressionAlgorithm BROTLI =
      new CertificateCompressionAlgorithm(2);
  public static final CertificateCompressionAlgorithm ZSTD = new CertificateCompressionAlgorithm(3);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          0001 zlib
          0002 brotli
          0003 zstd
          """);

  public CertificateCompressionAlgorithm {
    CodePointNames.requireBytes(code, 2);
  }

  public static CertificateCompressionAlgorithm read(ByteReader in) throws TlsException {
    return new CertificateCompressionAlgorithm(in.uint16());
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  /// For example `zlib`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
