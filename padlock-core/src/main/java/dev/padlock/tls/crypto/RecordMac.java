package dev.padlock.tls.crypto;

/// The code that authenticates the records of TLS 1.2's block ciphers (RFC 5246 §6.2.3.1), under
/// one key. Not thread-safe.
public interface RecordMac {

  MacAlgorithm algorithm();

  /// HMAC over a header and a content.
  ///
  /// @param output as long as the algorithm says
  void compute(byte[] header, byte[] content, int offset, int length, byte[] output);

  /// The same, where nobody must learn the length: it calls the hash's compression function as
  /// often as a content of `most` bytes would make it. That leaves what `docs/secrets.md` says.
  ///
  /// @param most at least `length`, and at most 256 more
  void computeEvenly(
      byte[] header, byte[] content, int offset, int length, int most, byte[] output);

  /// Forgets the key. Any later use is an [IllegalStateException].
  void destroy();
}
