package dev.padlock.tls.wire;

import java.util.List;
import java.util.stream.IntStream;

/// The values of RFC 8701 that mean nothing and keep peers used to values that they do not know.
public final class Grease {

  private static final int STEP_OF_MODES = 0x1f;
  private static final int FIRST_MODE = 0x0b;

  private Grease() {}

  /// The sixteen values for cipher suites, extensions, groups, signature schemes, versions and
  /// application protocols: 0x0A0A, 0x1A1A, ... 0xFAFA (RFC 8701 §2).
  public static List<Integer> values() {
    return IntStream.range(0, 16).mapToObj(i -> value(i << 4)).toList();
  }

  /// Whether a code of two bytes is one of [#values()].
  public static boolean isGrease(int code) {
    return (code & 0x0f0f) == 0x0a0a && code >>> 8 == (code & 0xff);
  }

  /// One of [#values()], chosen by the four high bits of a random byte.
  public static int value(int randomByte) {
    return ((randomByte & 0xf0) | 0x0a) * 0x0101;
  }

  /// One of the eight values for PskKeyExchangeModes, chosen by the three low bits of a random
  /// byte.
  public static int pskKeyExchangeMode(int randomByte) {
    return FIRST_MODE + STEP_OF_MODES * (randomByte & 0x07);
  }

  static boolean isPskKeyExchangeMode(int code) {
    return code >= FIRST_MODE && (code - FIRST_MODE) % STEP_OF_MODES == 0;
  }
}
