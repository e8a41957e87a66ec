package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.HandshakeType;

/// The body of a [Certificate], compressed (RFC 8879 §4).
///
///     struct {
///         CertificateCompressionAlgorithm algorithm;
///         uint24 uncompressed_length;
///         opaque compressed_certificate_message<1..2^24-1>;
///     } CompressedCertificate;
public record CompressedCertificate(
    CertificateCompressionAlgorithm algorithm,
    int uncompressedLength,
    Opaque compressedCertificateMessage)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.COMPRESSED_CERTIFICATE;
  }

  static CompressedCertificate read(ByteReader in) throws TlsException {
    return new CompressedCertificate(
        CertificateCompressionAlgorithm.read(in), in.uint24(), in.opaque24(1, 0xffffff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    algorithm.write(out);
    out.uint24(uncompressedLength);
    out.opaque24(compressedCertificateMessage);
  }
}
