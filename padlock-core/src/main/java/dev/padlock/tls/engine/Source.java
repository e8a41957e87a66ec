package dev.padlock.tls.engine;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.record.RecordProtection;
import java.nio.ByteBuffer;

/// Where application data comes from: the caller's buffers, one or several, on the heap or not.
final class Source implements SendPath.Content {

  private static final ByteBuffer[] NONE = {};

  private ByteBuffer[] buffers = NONE;
  private int from;
  private int to;
  private int length;

  /// Points at `buffers[from..to)` for one call.
  Source over(ByteBuffer[] buffers, int from, int to) {
    this.buffers = buffers;
    this.from = from;
    this.to = to;
    return this;
  }

  void release() {
    buffers = NONE;
    from = 0;
    to = 0;
  }

  /// Bytes there are, at most `most`.
  int available(int most) {
    int sum = 0;
    for (int i = from; i < to && sum < most; i++) {
      sum += Math.min(buffers[i].remaining(), most - sum);
    }
    return sum;
  }

  /// How much of it the next record takes.
  Source limit(int content) {
    length = content;
    return this;
  }

  @Override
  public void feed(RecordProtection protection) throws TlsException {
    int left = length;
    for (int i = from; i < to && left > 0; i++) {
      int piece = Math.min(buffers[i].remaining(), left);
      feed(protection, buffers[i], piece);
      left -= piece;
    }
  }

  private static void feed(RecordProtection protection, ByteBuffer buffer, int length)
      throws TlsException {
    if (length == 0) {
      return;
    }
    if (buffer.hasArray()) {
      protection.content(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
      return;
    }
    byte[] scratch = Scratch.borrow();
    buffer.get(buffer.position(), scratch, 0, length);
    protection.content(scratch, 0, length);
    Scratch.giveBack(scratch, length);
  }

  /// Takes what was sealed out of the buffers.
  void advance(int content) {
    int left = content;
    for (int i = from; i < to && left > 0; i++) {
      int piece = Math.min(buffers[i].remaining(), left);
      buffers[i].position(buffers[i].position() + piece);
      left -= piece;
    }
  }
}
