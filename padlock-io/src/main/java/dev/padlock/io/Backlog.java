package dev.padlock.io;

import java.util.Arrays;

/// Plaintext that waits to be read, first in, first out, and is wiped behind the reader. How much
/// there may be is up to whoever adds it. Not thread-safe.
final class Backlog {

  private static final byte[] NOTHING = {};

  /// The longest array that every JVM can make.
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes = NOTHING;
  private int from;
  private int to;

  boolean isEmpty() {
    return from == to;
  }

  /// Behind what is here already.
  void add(byte[] more, int offset, int length) {
    if (length > bytes.length - to) {
      makeRoom(length);
    }
    System.arraycopy(more, offset, bytes, to, length);
    to += length;
  }

  private void makeRoom(int more) {
    move(new byte[roomFor(Math.addExact(to - from, more))], 0);
  }

  /// Twice as much, if an array can be so long.
  private static int roomFor(int needed) {
    return (int) Math.min(2L * needed, Math.max(needed, LONGEST));
  }

  /// Goes over to another array, with `before` bytes in front of what is kept.
  private void move(byte[] other, int before) {
    int kept = to - from;
    System.arraycopy(bytes, from, other, before, kept);
    Arrays.fill(bytes, (byte) 0);
    bytes = other;
    from = 0;
    to = before + kept;
  }

  /// Before what is here already.
  void putBack(byte[] first) {
    move(Arrays.copyOf(first, Math.addExact(first.length, to - from)), first.length);
  }

  /// @return how many bytes were taken; 0 where there are none
  int take(byte[] into, int offset, int length) {
    int taken = Math.min(length, to - from);
    System.arraycopy(bytes, from, into, offset, taken);
    Arrays.fill(bytes, from, from + taken, (byte) 0);
    from += taken;
    if (isEmpty()) {
      bytes = NOTHING;
      from = 0;
      to = 0;
    }
    return taken;
  }
}
