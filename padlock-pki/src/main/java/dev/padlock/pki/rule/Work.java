package dev.padlock.pki.rule;

import java.util.function.LongSupplier;

/// How much a judgement may still cost. What a peer sends decides how much there is to try, so each
/// kind of work has a bound of its own, and all of it together an end in time. The clock is looked
/// at only when there is more to try than in any chain sent in good faith: a slow machine is no
/// reason to refuse such a one. Not thread-safe.
public final class Work {
  /// Signatures on certificates and lists that are checked for one chain at most; what is left to a
  /// hundred is for a stapled status (9) and for timestamps (16).
  public static final int MAX_SIGNATURES = 75;

  private static final int ORDINARY_SIGNATURES = 16;
  private static final int ORDINARY_STEPS = 64;
  private static final int MAX_STEPS = 2_000;
  private static final long MAX_COMPARISONS = 250_000;
  private static final long MAX_NANOS = 1_000_000_000L;

  private final LongSupplier nanos;
  private final long start;
  private int signatures;
  private int steps;
  private long comparisons;
  private boolean isExhausted;

  /// @param nanos a clock that only goes forward, such as `System::nanoTime`
  public Work(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /// Whether one more signature may be checked; counts it.
  public boolean maySignature() {
    return may(++signatures <= MAX_SIGNATURES);
  }

  /// Whether one more step may be tried; counts it.
  public boolean mayStep() {
    return may(++steps <= MAX_STEPS);
  }

  /// Whether that many more names may be compared; counts them.
  boolean mayCompare(long count) {
    comparisons += count;
    return may(comparisons <= MAX_COMPARISONS);
  }

  private boolean may(boolean isWithin) {
    isExhausted |= !isWithin || (!isOrdinary() && nanos.getAsLong() - start > MAX_NANOS);
    return !isExhausted;
  }

  private boolean isOrdinary() {
    return signatures <= ORDINARY_SIGNATURES && steps <= ORDINARY_STEPS;
  }

  /// Whether something was not done for want of what it would have cost.
  public boolean isExhausted() {
    return isExhausted;
  }
}
