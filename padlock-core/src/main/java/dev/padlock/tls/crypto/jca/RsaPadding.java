package dev.padlock.tls.crypto.jca;

/// EME-PKCS1-v1_5 (RFC 8017 §7.2.2) taken off without branches and without addresses that depend on it.
/// Truths are masks: -1 for yes, 0 for no.
///
///     EM = 0x00 || 0x02 || PS || 0x00 || M      (PS: eight bytes or more, none of them zero)
///
/// How long the message must be is known before, so the zero before it has but one place.
final class RsaPadding {

  private static final int LEAST_PS = 8;

  /// By how much an encoded message is longer at least.
  static final int OVERHEAD = 3 + LEAST_PS;

  private RsaPadding() {}

  /// Whether a message of this length is padded as it should be.
  static int isRight(byte[] encoded, int messageLength) {
    int separator = encoded.length - messageLength - 1;
    int wrong = encoded[0] | encoded[1] ^ 2 | encoded[separator];
    int right = isZero(wrong & 0xff);
    for (int i = 2; i < separator; i++) {
      right &= ~isZero(encoded[i] & 0xff);
    }
    return right;
  }

  /// Whether the message begins with these two bytes.
  static int startsWith(byte[] encoded, int messageLength, int prefix) {
    int start = encoded.length - messageLength;
    int first = encoded[start] & 0xff;
    int second = encoded[start + 1] & 0xff;
    return isZero((first << 8 | second) ^ prefix);
  }

  /// The message where the mask says yes, else the other bytes, which are as long.
  static byte[] choose(int mask, byte[] encoded, byte[] otherwise) {
    byte[] chosen = new byte[otherwise.length];
    int start = encoded.length - otherwise.length;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = (byte) (encoded[start + i] & mask | otherwise[i] & ~mask);
    }
    return chosen;
  }

  private static int isZero(int value) {
    return ~((value | -value) >> 31);
  }
}
