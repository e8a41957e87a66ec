package dev.padlock.bench;

import com.sun.management.ThreadMXBean;
import dev.padlock.bench.stack.Stopwatch;
import java.lang.management.ManagementFactory;

/// Adds up what this thread spends between start and stop. Beside the time on the wall it takes the
/// thread's processor time, because other processes take their share of a small machine.
final class Meter {

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Stopwatch stopwatch;
  private long wall;
  private long cpu;
  private long bytes;
  private long primitives;

  /// @param stopwatch runs in the primitives, if anywhere
  Meter(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /// Nanoseconds that this thread has spent on a processor.
  static long processorTime() {
    return THREAD.getCurrentThreadCpuTime();
  }

  void start() {
    primitives -= stopwatch.nanos();
    bytes -= THREAD.getCurrentThreadAllocatedBytes();
    wall -= System.nanoTime();
    cpu -= THREAD.getCurrentThreadCpuTime();
  }

  void stop() {
    cpu += THREAD.getCurrentThreadCpuTime();
    wall += System.nanoTime();
    bytes += THREAD.getCurrentThreadAllocatedBytes();
    primitives += stopwatch.nanos();
  }

  /// What was added up since the last call.
  Cost take() {
    Cost sum = new Cost(wall, cpu, bytes, primitives);
    wall = 0;
    cpu = 0;
    bytes = 0;
    primitives = 0;
    return sum;
  }
}
