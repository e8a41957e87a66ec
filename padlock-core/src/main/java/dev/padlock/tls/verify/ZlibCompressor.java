package dev.padlock.tls.verify;

import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The zlib of the JDK.
final class ZlibCompressor implements CertificateCompressor {

  @Override
  public CertificateCompressionAlgorithm algorithm() {
    return CertificateCompressionAlgorithm.ZLIB;
  }

  @Override
  public Optional<byte[]> compress(byte[] message) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(message);
      deflater.finish();
      byte[] out = new byte[message.length];
      int length = deflater.deflate(out);
      return deflater.finished() ? Optional.of(Arrays.copyOf(out, length)) : Optional.empty();
    }
  }

  /// There is room for one byte more than announced, so that a longer message shows itself.
  @Override
  public Optional<byte[]> expand(byte[] compressed, int length) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(compressed);
      byte[] out = new byte[length + 1];
      int count = 0;
      while (!inflater.finished() && count < out.length) {
        int more = inflater.inflate(out, count, out.length - count);
        if (more == 0 && !inflater.finished()) {
          break;
        }
        count += more;
      }
      boolean exact = inflater.finished() && count == length && inflater.getRemaining() == 0;
      return exact ? Optional.of(Arrays.copyOf(out, length)) : Optional.empty();
    } catch (DataFormatException malformed) {
      return Optional.empty();
    }
  }
}
