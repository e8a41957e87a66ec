package dev.padlock.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResumptionCountersTest {

  private final ResumptionCounters counters = new ResumptionCounters();

  @Test
  void everythingIsCountedUnderItsReason() {
    counters.resumed();
    counters.external();
    counters.external();
    counters.external();
    counters.full(Miss.EXPIRED);
    counters.full(Miss.EXPIRED);
    counters.full(Miss.NO_SESSION);
    counters.earlyDataTaken();
    counters.earlyDataRefused(Miss.REPLAYED);

    ResumptionCounters.Counts counts = counters.counts();

    assertEquals(
        new ResumptionCounters.Counts(
            1, 3, Map.of(Miss.EXPIRED, 2L, Miss.NO_SESSION, 1L), 1, Map.of(Miss.REPLAYED, 1L)),
        counts);
    assertEquals(
        List.of(
            "resumed=1",
            "external_psk=3",
            "full=3",
            "full.no_session=1",
            "full.expired=2",
            "early_data.taken=1",
            "early_data.refused=1",
            "early_data.refused.replayed=1"),
        counts.byName().entrySet().stream().map(Map.Entry::toString).toList());
  }

  @Test
  void whatNeverHappenedIsZero() {
    assertEquals(
        Map.of(
            "resumed",
            0L,
            "external_psk",
            0L,
            "full",
            0L,
            "early_data.taken",
            0L,
            "early_data.refused",
            0L),
        counters.counts().byName());
  }

  @Test
  void countsStayAsTheyWereTaken() {
    ResumptionCounters.Counts counts = counters.counts();
    counters.full(Miss.EXPIRED);

    assertEquals(Map.of(), counts.full());
    assertThrows(UnsupportedOperationException.class, () -> counts.full().clear());
  }

  @Test
  void nothingIsLostWhenManyCountAtOnce() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 1000)
          .forEach(i ->
              threads.execute(() -> {
                counters.resumed();
                counters.full(Miss.values()[i % 10]);
              }));
    }
    assertEquals(1000, counters.counts().resumed());
    assertEquals(100, counters.counts().full().get(Miss.values()[7]));
  }
}
