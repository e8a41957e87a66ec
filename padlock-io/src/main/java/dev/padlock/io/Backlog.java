package dev.padlock.io;

import java.util.Arrays;

/// Bytes that wait to be read, first in, first out. How many there may be is up to whoever adds
/// them. Not thread-safe.
final class Backlog {

  private static final byte[] NOTHING = {};

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
    int kept = to - from;
    byte[] roomier = kept + more > bytes.length / 2 ? new byte[2 * (kept + more)] : bytes;
    System.arraycopy(bytes, from, roomier, 0, kept);
    bytes = roomier;
    from = 0;
    to = kept;
  }

  /// Before what is here already.
  void putBack(byte[] first) {
    byte[] all = Arrays.copyOf(first, first.length + to - from);
    System.arraycopy(bytes, from, all, first.length, to - from);
    bytes = all;
    from = 0;
    to = all.length;
  }

  /// @return how many bytes were taken; 0 where there are none
  int take(byte[] into, int offset, int length) {
    int taken = Math.min(length, to - from);
    System.arraycopy(bytes, from, into, offset, taken);
    from += taken;
    if (isEmpty()) {
      bytes = NOTHING;
      from = 0;
      to = 0;
    }
    return taken;
  }
}
