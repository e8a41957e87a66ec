package dev.padlock.tls.wire;

import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.MacAlgorithm;

/// What protects the records of TLS 1.2 (RFC 5246 §6.2.3), and how much of the key block it takes
/// (§6.3). Lengths are in bytes.
public sealed interface Bulk12 {

  int macKeyLength();

  int keyLength();

  /// How much of the nonce or initialisation vector comes out of the key block.
  int fixedIvLength();

  /// RFC 5246 §6.2.3.3.
  ///
  /// @param fixedIvLength 4 for GCM (RFC 5288 §3), 12 for ChaCha20-Poly1305 (RFC 7905 §2)
  /// @param explicitNonceLength what travels in every record: 8 for GCM, 0 for ChaCha20-Poly1305
  record AeadBulk(AeadAlgorithm algorithm, int fixedIvLength, int explicitNonceLength)
      implements Bulk12 {
    @Override
    public int macKeyLength() {
      return 0;
    }

    @Override
    public int keyLength() {
      return algorithm.keyLength();
    }
  }

  /// AES-CBC with an HMAC (RFC 5246 §6.2.3.2). The initialisation vector travels in every record.
  record CbcBulk(int keyLength, MacAlgorithm mac) implements Bulk12 {
    @Override
    public int macKeyLength() {
      return mac.keyLength();
    }

    @Override
    public int fixedIvLength() {
      return 0;
    }
  }
}
