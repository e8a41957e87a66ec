package dev.padlock.tls.crypto;

/// The HMACs (RFC 2104) of TLS 1.2's block ciphers (RFC 5246 Appendix A.5, RFC 5289). SHA-1 lives
/// here alone: HMAC does not need a hash without collisions, while signatures and transcripts do.
public enum MacAlgorithm {
  HMAC_SHA1("SHA-1", 20, 64),
  HMAC_SHA256("SHA-256", 32, 64),
  HMAC_SHA384("SHA-384", 48, 128);

  private final String hashName;
  private final int length;
  private final int blockLength;

  MacAlgorithm(String hashName, int length, int blockLength) {
    this.hashName = hashName;
    this.length = length;
    this.blockLength = blockLength;
  }

  /// The hash's name among the Java Security Standard Algorithm Names.
  public String hashName() {
    return hashName;
  }

  /// Of the code that goes with a record, in bytes.
  public int length() {
    return length;
  }

  /// RFC 5246 §6.3: as long as the hash.
  public int keyLength() {
    return length;
  }

  /// How many bytes the hash takes at a time.
  public int blockLength() {
    return blockLength;
  }
}
