package dev.padlock.io;

import dev.padlock.tls.TlsConnection;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Buffers of one record, borrowed while there is something in them, so that an idle socket holds
/// none.
///
/// Thread-safe and bounded; where all are out, a new one is made and later dropped.
final class SpareBuffers {

  private static final int KEPT = 32;
  private static final AtomicReferenceArray<ByteBuffer> SPARE = new AtomicReferenceArray<>(KEPT);

  private SpareBuffers() {}

  /// An empty buffer with room for any record.
  static ByteBuffer borrow() {
    for (int i = 0; i < KEPT; i++) {
      ByteBuffer spare = SPARE.getAndSet(i, null);
      if (spare != null) {
        return spare.clear();
      }
    }
    return ByteBuffer.allocate(TlsConnection.RECORD_BUFFER_SIZE);
  }

  /// For what only held bytes of the wire.
  static void giveBack(ByteBuffer buffer) {
    for (int i = 0; i < KEPT; i++) {
      if (SPARE.compareAndSet(i, null, buffer)) {
        return;
      }
    }
  }

  /// For what held plaintext: the next borrower must not find it.
  static void giveBackWiped(ByteBuffer buffer) {
    Arrays.fill(buffer.array(), (byte) 0);
    giveBack(buffer);
  }
}
