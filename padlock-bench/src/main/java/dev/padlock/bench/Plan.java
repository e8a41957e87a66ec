package dev.padlock.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How long to measure.
///
/// @param warmUp of each contender before each table, at least
/// @param rounds in which each contender gets one slice
/// @param idlePairs connections that are kept to be weighed
record Plan(Duration warmUp, int rounds, Duration slice, int idlePairs) {

  static final Plan FULL = new Plan(Duration.ofMillis(2500), 31, Duration.ofMillis(100), 1500);
  static final Plan QUICK = new Plan(Duration.ofMillis(800), 9, Duration.ofMillis(60), 1000);

  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  /// How many times longer than asked for a warm-up may take.
  private static final int PATIENCE = 3;

  /// Some twenty thousand resumed handshakes with a real key exchange: fewer, and what they do
  /// beside it is not compiled yet.
  private static final Duration UNTIL_ALL_IS_COMPILED = Duration.ofSeconds(40);

  /// The same with a warm-up for resumed handshakes, and for what else is compiled late: as long
  /// for a quick plan.
  Plan thorough() {
    return new Plan(UNTIL_ALL_IS_COMPILED, rounds, slice, idlePairs);
  }

  /// The same with a warm-up four times as long: for what is short, and so compiled late.
  Plan patient() {
    return new Plan(warmUp.multipliedBy(4), rounds, slice, idlePairs);
  }

  /// A part of a warm-up.
  @FunctionalInterface
  interface Slice {
    void run() throws IOException;
  }

  /// Runs for the processor time that was asked for, and on until the compiler has come to rest.
  void warmUp(Slice slice) throws IOException {
    long part = warmUp.toNanos() / 2;
    long spent = 0;
    long compiled;
    do {
      compiled = COMPILER.getTotalCompilationTime();
      long began = Meter.processorTime();
      long now;
      do {
        slice.run();
        now = Meter.processorTime();
      } while (now - began < part);
      spent += now - began;
    } while (spent < warmUp.toNanos() || spent < PATIENCE * warmUp.toNanos() && isBusy(compiled));
  }

  /// Whether compiling took more than a tenth of the time since then.
  private boolean isBusy(long compiledBefore) {
    long millis = COMPILER.getTotalCompilationTime() - compiledBefore;
    return 10 * millis > warmUp.toMillis() / 2;
  }
}
