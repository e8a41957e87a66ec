package dev.padlock.tls.verify;

import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import java.util.Optional;

/// One algorithm that makes certificates shorter on the wire (RFC 8879). The JDK brings zlib;
/// Brotli or Zstandard can be put behind this seam.
///
/// Thread-safe; must not block.
public interface CertificateCompressor {

  /// The code point that the hellos name.
  CertificateCompressionAlgorithm algorithm();

  /// Compresses the body of a Certificate message, or gives nothing where that is not worth it: it
  /// is then sent as it is.
  Optional<byte[]> compress(byte[] message);

  /// Expands what a peer sent. Holds no more than `length` bytes of output, whatever comes.
  ///
  /// @param length as the peer announced it, within the limit for handshake messages
  /// @return exactly `length` bytes, or empty where it is malformed or of another length
  Optional<byte[]> expand(byte[] compressed, int length);

  /// zlib, where it makes a message shorter.
  static CertificateCompressor zlib() {
    return new ZlibCompressor();
  }
}
