package dev.padlock.tls.record;

/// The padding of a block cipher, looked at without branches and without addresses that depend on
/// it (Lucky Thirteen). Truths are masks: -1 for yes, 0 for no.
///
/// Lengths of records are public; the length of the padding, and so of the content, is not.
final class CbcPadding {

  /// The padding and the byte that says its length.
  private static final int MOST = 256;

  private CbcPadding() {}

  /// Whether every byte of the padding says its length, and there is room for a MAC before it.
  static int isValid(byte[] plain, int at, int length, int codeLength) {
    int padding = plain[at + length - 1] & 0xff;
    int wrong = ~isAtMost(padding + 1 + codeLength, length);
    int visible = Math.min(MOST, length);
    for (int i = 0; i < visible; i++) {
      wrong |= isAtMost(i, padding) & (plain[at + length - 1 - i] ^ padding);
    }
    return isZero(wrong & 0xff);
  }

  /// How long the content is. Where the padding is none, as long as with no padding at all (RFC
  /// 5246 §6.2.3.2).
  static int contentLength(byte[] plain, int at, int length, int codeLength) {
    int padding = plain[at + length - 1] & 0xff & isValid(plain, at, length, codeLength);
    return length - 1 - padding - codeLength;
  }

  /// The MAC that begins at the secret offset `content`. Every byte that could be part of it is
  /// read; the code is gathered rotated by an unknown number of bytes, and turned back bit by bit
  /// of that number.
  static byte[] code(byte[] plain, int at, int length, int content, int codeLength) {
    byte[] rotated = new byte[codeLength];
    int first = Math.max(0, length - MOST - codeLength);
    int turned = 0;
    for (int i = first, slot = 0; i < length; i++) {
      int isFirst = isZero(i ^ content);
      int isPart = isAtMost(content, i) & isAtMost(i, content + codeLength - 1);
      turned |= slot & isFirst;
      rotated[slot] |= (byte) (plain[at + i] & isPart);
      slot = slot == codeLength - 1 ? 0 : slot + 1;
    }
    return turnedBack(rotated, turned);
  }

  static int areEqual(byte[] one, byte[] other) {
    int different = 0;
    for (int i = 0; i < one.length; i++) {
      different |= one[i] ^ other[i];
    }
    return isZero(different & 0xff);
  }

  private static byte[] turnedBack(byte[] rotated, int turned) {
    byte[] from = rotated;
    for (int step = 1; step < rotated.length; step <<= 1) {
      byte[] to = new byte[rotated.length];
      int take = ~isZero(turned & step);
      for (int i = 0; i < to.length; i++) {
        byte ahead = from[(i + step) % from.length];
        to[i] = (byte) (ahead & take | from[i] & ~take);
      }
      from = to;
    }
    return from;
  }

  private static int isAtMost(int one, int other) {
    return ~(other - one >> 31);
  }

  private static int isZero(int value) {
    return ~((value | -value) >> 31);
  }
}
