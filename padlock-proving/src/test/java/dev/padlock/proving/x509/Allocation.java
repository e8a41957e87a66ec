package dev.padlock.proving.x509;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much memory a piece of work asks for, whether it keeps it or not.
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /// Does the work, and fails where it allocates more than the limit. What exceeds it is done once
  /// more: the first time may have loaded classes, which is not the input's doing.
  static void within(long limit, Runnable work) {
    if (bytes(work) > limit) {
      long bytes = bytes(work);
      if (bytes > limit) {
        throw new AssertionError("%,d bytes allocated, %,d at most".formatted(bytes, limit));
      }
    }
  }

  private static long bytes(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
