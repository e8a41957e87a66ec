package dev.padlock.tls.crypto;

/// The authenticated ciphers of TLS 1.3's cipher suites (RFC 9846 §B.4), all with 12-byte nonces
/// and 16-byte tags.
public enum AeadAlgorithm {
  AES_128_GCM(16, AeadAlgorithm.GCM_RECORDS),
  AES_256_GCM(32, AeadAlgorithm.GCM_RECORDS),
  CHACHA20_POLY1305(32, Long.MAX_VALUE);

  /// 2^24.5 full-size records keep an attacker's advantage below 2^-57 (RFC 9846 §5.5).
  private static final long GCM_RECORDS = 23_726_566;

  private final int keyLength;
  private final long recordLimit;

  AeadAlgorithm(int keyLength, long recordLimit) {
    this.keyLength = keyLength;
    this.recordLimit = recordLimit;
  }

  /// In bytes.
  public int keyLength() {
    return keyLength;
  }

  /// In bytes; RFC 9846 §5.3 calls it `iv_length`.
  public int ivLength() {
    return 12;
  }

  /// By how many bytes sealing lengthens.
  public int tagLength() {
    return 16;
  }

  /// How many full-size records one key may protect (RFC 9846 §5.5). For ChaCha20-Poly1305 the
  /// sequence number would run out first, so it is `Long.MAX_VALUE`.
  public long recordLimit() {
    return recordLimit;
  }
}
