package dev.padlock.tls.engine;

import dev.padlock.tls.record.RecordFramer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Buffers of one record, borrowed for the length of a call and given back wiped, so that an idle
/// connection holds none.
///
/// Thread-safe and bounded; where all are out, a new one is made and later dropped.
final class Scratch {

  static final int SIZE = RecordFramer.HEADER + RecordFramer.MAX_CIPHERTEXT_12;

  private static final int KEPT = 16;
  private static final AtomicReferenceArray<byte[]> SPARE = new AtomicReferenceArray<>(KEPT);

  private Scratch() {}

  static byte[] borrow() {
    for (int i = 0; i < KEPT; i++) {
      byte[] spare = SPARE.getAndSet(i, null);
      if (spare != null) {
        return spare;
      }
    }
    return new byte[SIZE];
  }

  /// @param used how many bytes from the start may hold anything
  static void giveBack(byte[] buffer, int used) {
    Arrays.fill(buffer, 0, Math.min(used, buffer.length), (byte) 0);
    for (int i = 0; i < KEPT; i++) {
      if (SPARE.compareAndSet(i, null, buffer)) {
        return;
      }
    }
  }
}
