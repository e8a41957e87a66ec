package dev.padlock.tls.crypto;

import java.util.HexFormat;

/// The hash functions of TLS 1.3's cipher suites (RFC 9846 §B.4) and of its signatures.
public enum HashAlgorithm {
  SHA256("SHA-256", 64, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  SHA384(
      "SHA-384",
      128,
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
          + "274edebfe76f65fbd51ad2f14898b95b"),
  SHA512(
      "SHA-512",
      128,
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
          + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");

  private final String jcaName;
  private final int blockLength;
  private final byte[] ofNothing;

  HashAlgorithm(String jcaName, int blockLength, String ofNothing) {
    this.jcaName = jcaName;
    this.blockLength = blockLength;
    this.ofNothing = HexFormat.of().parseHex(ofNothing);
  }

  /// The name of the Java Security Standard Algorithm Names.
  public String jcaName() {
    return jcaName;
  }

  /// The length of a digest in bytes: RFC 9846's `Hash.length`.
  public int length() {
    return ofNothing.length;
  }

  /// The length in bytes of the block that HMAC pads its key to (RFC 2104 §2).
  public int blockLength() {
    return blockLength;
  }

  /// The digest of no bytes at all, which the key schedule asks for three times a handshake (RFC
  /// 9846 §7.1). A copy.
  public byte[] ofNothing() {
    return ofNothing.clone();
  }
}
