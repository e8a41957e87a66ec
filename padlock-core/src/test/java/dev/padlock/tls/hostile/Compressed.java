package dev.padlock.tls.hostile;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Compressed certificates (RFC 8879), good and bad.
public final class Compressed {

  private Compressed() {}

  /// As it should be.
  public static CompressedCertificate zlib(Certificate certificate) {
    return announcing(0, certificate);
  }

  /// zlib, whatever the name says.
  public static CompressedCertificate with(
      CertificateCompressionAlgorithm named, Certificate certificate) {
    byte[] body = body(certificate);
    return new CompressedCertificate(named, body.length, Opaque.wrap(deflated(body)));
  }

  /// With an uncompressed_length that is wrong by so many bytes.
  public static CompressedCertificate announcing(int wrongBy, Certificate certificate) {
    byte[] body = body(certificate);
    return zlib(body.length + wrongBy, deflated(body));
  }

  /// So many zeros, compressed.
  public static CompressedCertificate bomb(int length, int announced) {
    return zlib(announced, deflated(new byte[length]));
  }

  public static CompressedCertificate not(Certificate certificate) {
    byte[] body = body(certificate);
    return zlib(body.length, body);
  }

  public static CompressedCertificate cut(Certificate certificate) {
    byte[] body = body(certificate);
    byte[] deflated = deflated(body);
    return zlib(body.length, Arrays.copyOf(deflated, deflated.length / 2));
  }

  public static CompressedCertificate longer(Certificate certificate) {
    byte[] body = body(certificate);
    byte[] deflated = deflated(body);
    return zlib(body.length, Arrays.copyOf(deflated, deflated.length + 1));
  }

  private static CompressedCertificate zlib(int length, byte[] compressed) {
    return new CompressedCertificate(
        CertificateCompressionAlgorithm.ZLIB, length, Opaque.wrap(compressed));
  }

  private static byte[] body(Certificate certificate) {
    Opaque raw = certificate.encode();
    return raw.slice(HandshakeMessage.HEADER_LENGTH, raw.size()).toArray();
  }

  private static byte[] deflated(byte[] bytes) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] out = new byte[bytes.length + 100];
      return Arrays.copyOf(out, deflater.deflate(out));
    }
  }
}
