package dev.padlock.tls.engine;

import dev.padlock.tls.record.RecordView;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Where plaintext goes: the caller's buffers, one or several, on the heap or not.
final class Destination {

  private static final ByteBuffer[] NONE = {};

  private ByteBuffer[] buffers = NONE;
  private int from;
  private int to;
  private boolean early;

  /// Points at `buffers[from..to)` for one call.
  ///
  /// @param early whether for early data, and for that alone
  Destination over(ByteBuffer[] buffers, int from, int to, boolean early) {
    this.buffers = buffers;
    this.from = from;
    this.to = to;
    this.early = early;
    return this;
  }

  boolean isForEarlyData() {
    return early;
  }

  void release() {
    buffers = NONE;
    from = 0;
    to = 0;
  }

  /// Whether a record may be opened right into the first buffer.
  boolean takesDirectly(int length) {
    return to > from && buffers[from].hasArray() && buffers[from].remaining() >= length;
  }

  byte[] array() {
    return buffers[from].array();
  }

  int offset() {
    return buffers[from].arrayOffset() + buffers[from].position();
  }

  /// Puts a content into the buffers, unless it lies there already. False, and nothing happened,
  /// where it does not fit.
  boolean deliver(RecordView view) {
    if (to > from
        && buffers[from].hasArray()
        && view.bytes() == array()
        && view.offset() == offset()) {
      buffers[from].position(buffers[from].position() + view.length());
      return true;
    }
    if (view.length() > remaining()) {
      return false;
    }
    int given = 0;
    for (int i = from; i < to && given < view.length(); i++) {
      int piece = Math.min(buffers[i].remaining(), view.length() - given);
      buffers[i].put(view.bytes(), view.offset() + given, piece);
      given += piece;
    }
    return true;
  }

  /// Wipes what was opened here and is not application data.
  void wipe(int length) {
    Arrays.fill(array(), offset(), offset() + length, (byte) 0);
  }

  private long remaining() {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += buffers[i].remaining();
    }
    return sum;
  }
}
