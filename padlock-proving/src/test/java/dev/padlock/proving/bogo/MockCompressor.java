package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The suite's own ways to "compress", which it also tells apart by what comes out: one that leaves
/// something away, one that puts something before, and one that never says the same twice.
///
/// @param code its code point
/// @param left what every message begins with and is left away
/// @param put how many bytes are put before
record MockCompressor(int code, int left, Opaque put) implements CertificateCompressor {

  private static final Opaque FIXED = Opaque.of(new byte[] {1, 2, 3, 4});
  private static final int RANDOM = 0xff03;

  /// Best first.
  static final List<CertificateCompressor> ALL = List.of(of(0xff02), of(0xff01), of(RANDOM));

  static CertificateCompressor of(int code) {
    return switch (code) {
      case 0xff01 -> new MockCompressor(code, 2, Opaque.EMPTY);
      case 0xff02 -> new MockCompressor(code, 0, FIXED);
      case RANDOM -> new MockCompressor(code, 0, Opaque.of(new byte[1]));
      default -> throw new IllegalArgumentException("no such algorithm: " + code);
    };
  }

  @Override
  public CertificateCompressionAlgorithm algorithm() {
    return new CertificateCompressionAlgorithm(code);
  }

  @Override
  public Optional<byte[]> compress(byte[] message) {
    byte[] prefix = put.toArray();
    if (code == RANDOM) {
      RandomGenerator.getDefault().nextBytes(prefix);
    }
    byte[] out = Arrays.copyOf(prefix, prefix.length + message.length - left);
    System.arraycopy(message, left, out, prefix.length, message.length - left);
    return Optional.of(out);
  }

  @Override
  public Optional<byte[]> expand(byte[] compressed, int length) {
    if (compressed.length < put.size()
        || compressed.length - put.size() + left != length
        || code != RANDOM && !put.equals(Opaque.of(Arrays.copyOf(compressed, put.size())))) {
      return Optional.empty();
    }
    byte[] out = new byte[length];
    System.arraycopy(compressed, put.size(), out, left, length - left);
    return Optional.of(out);
  }
}
