package dev.padlock.tls.crypto;

/// The hash functions of TLS 1.3's cipher suites (RFC 9846 §B.4) and of its signatures.
public enum HashAlgorithm {
  SHA256("SHA-256", 32, 64),
  SHA384("SHA-384", 48, 128),
  SHA512("SHA-512", 64, 128);

  private final String jcaName;
  private final int length;
  private final int blockLength;

  HashAlgorithm(String jcaName, int length, int blockLength) {
    this.jcaName = jcaName;
    this.length = length;
    this.blockLength = blockLength;
  }

  /// The name of the Java Security Standard Algorithm Names.
  public String jcaName() {
    return jcaName;
  }

  /// The length of a digest in bytes: RFC 9846's `Hash.length`.
  public int length() {
    return length;
  }

  /// The length in bytes of the block that HMAC pads its key to (RFC 2104 §2).
  public int blockLength() {
    return blockLength;
  }
}
