package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.Opaque;

/// The random of a hello (RFC 9846 §4.2.2).
///
///     opaque Random[32];
final class Random {

  static final int LENGTH = 32;

  private Random() {}

  static void require(Opaque random) {
    if (random.size() != LENGTH) {
      throw new IllegalArgumentException("a random of " + random.size() + " bytes");
    }
  }
}
