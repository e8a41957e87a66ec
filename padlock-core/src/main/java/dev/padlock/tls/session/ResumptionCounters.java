package dev.padlock.tls.session;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// How often sessions were resumed and early data was taken, and why not. Thread-safe; never grows.
public final class ResumptionCounters {

  private final AtomicLong resumed = new AtomicLong();
  private final AtomicLong external = new AtomicLong();
  private final AtomicLongArray full = new AtomicLongArray(Miss.values().length);
  private final AtomicLong earlyDataTaken = new AtomicLong();
  private final AtomicLongArray earlyDataRefused = new AtomicLongArray(Miss.values().length);

  /// Nothing was counted yet.
  public ResumptionCounters() {}

  public void resumed() {
    resumed.incrementAndGet();
  }

  /// An external pre-shared key took the place of certificates.
  public void external() {
    external.incrementAndGet();
  }

  /// A full handshake took place.
  public void full(Miss why) {
    full.incrementAndGet(why.ordinal());
  }

  public void earlyDataTaken() {
    earlyDataTaken.incrementAndGet();
  }

  public void earlyDataRefused(Miss why) {
    earlyDataRefused.incrementAndGet(why.ordinal());
  }

  /// What was counted until now. What is being counted at the same time may be missing from one
  /// number and not from another.
  public Counts counts() {
    return new Counts(
        resumed.get(),
        external.get(),
        nonZero(full),
        earlyDataTaken.get(),
        nonZero(earlyDataRefused));
  }

  private static Map<Miss, Long> nonZero(AtomicLongArray counters) {
    Map<Miss, Long> counts = new EnumMap<>(Miss.class);
    for (Miss miss : Miss.values()) {
      long count = counters.get(miss.ordinal());
      if (count > 0) {
        counts.put(miss, count);
      }
    }
    return counts;
  }

  /// @param external how often an external pre-shared key took the place of certificates
  /// @param full handshakes by their reason; a reason that never applied is not there
  /// @param earlyDataRefused by reason, likewise
  public record Counts(
      long resumed,
      long external,
      Map<Miss, Long> full,
      long earlyDataTaken,
      Map<Miss, Long> earlyDataRefused) {

    public Counts {
      full = Map.copyOf(full);
      earlyDataRefused = Map.copyOf(earlyDataRefused);
    }

    /// The same under names for people and for JSON: `resumed`, `external_psk`, `full`,
    /// `full.expired`, `early_data.taken`, `early_data.refused`, `early_data.refused.replayed`.
    /// Sums and what is always there come before their reasons, which are in the order of [Miss].
    public SequencedMap<String, Long> byName() {
      SequencedMap<String, Long> names = new LinkedHashMap<>();
      names.put("resumed", resumed);
      names.put("external_psk", external);
      putAll(names, "full", full);
      names.put("early_data.taken", earlyDataTaken);
      putAll(names, "early_data.refused", earlyDataRefused);
      return names;
    }

    private static void putAll(Map<String, Long> names, String name, Map<Miss, Long> counts) {
      names.put(name, counts.values().stream().mapToLong(Long::longValue).sum());
      for (Miss miss : Miss.values()) {
        Long count = counts.get(miss);
        if (count != null) {
          names.put(name + "." + miss.name().toLowerCase(Locale.ROOT), count);
        }
      }
    }
  }
}
