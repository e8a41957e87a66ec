package dev.padlock.tls.whole;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/// Randomness that comes out the same each time it is rewound, so that a handshake can be played
/// again to the byte.
final class SeededRandom extends SecureRandom {

  private static final long serialVersionUID = 1L;

  private final long seed;
  private transient SplittableRandom stream;

  SeededRandom(long seed) {
    this.seed = seed;
    this.stream = new SplittableRandom(seed);
  }

  void rewind() {
    stream = new SplittableRandom(seed);
  }

  @Override
  public void nextBytes(byte[] bytes) {
    if (stream != null) { // null while the superclass is constructed
      stream.nextBytes(bytes);
    }
  }
}
