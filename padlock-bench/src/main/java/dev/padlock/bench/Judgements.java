package dev.padlock.bench;

import dev.padlock.bench.stack.Chains;
import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.Stopwatch;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/// Judges chains for a while, by Padlock and by the JDK, round after round.
final class Judgements {

  static final String PADLOCK = Contenders.PADLOCK;
  static final String PADLOCK_AGAIN = "Padlock, the same chain again";
  static final String PKIX = "PKIX";

  private final Chains chains;
  private final Meter meter = new Meter(new Stopwatch());

  Judgements(Chains chains) {
    this.chains = chains;
  }

  /// The mean cost of a judgement in each round.
  Rounds<Cost> measure(Plan plan) throws IOException {
    plan.warmUp(() -> round(new Rounds<>(), plan.slice()));
    Rounds<Cost> rounds = new Rounds<>();
    for (int i = 0; i < plan.rounds(); i++) {
      round(rounds, plan.slice());
    }
    return rounds;
  }

  private void round(Rounds<Cost> rounds, Duration slice) throws IOException {
    rounds.add(PADLOCK, slice(chains::judgeNext, slice));
    rounds.add(PKIX, slice(this::validate, slice));
    rounds.add(PADLOCK_AGAIN, slice(chains::judgeFirst, slice));
  }

  /// Whether a chain is trusted.
  @FunctionalInterface
  private interface Judgement {
    boolean isTrusted() throws IOException;
  }

  private boolean validate() throws IOException {
    try {
      return chains.validateNext() != null;
    } catch (GeneralSecurityException e) {
      throw new IOException("PKIX refuses the chain", e);
    }
  }

  private Cost slice(Judgement judgement, Duration length) throws IOException {
    long end = System.nanoTime() + length.toNanos();
    long count = 0;
    meter.start();
    do {
      if (!judgement.isTrusted()) {
        throw new IOException("the chain is refused");
      }
      count++;
    } while (System.nanoTime() < end);
    meter.stop();
    return meter.take().each(count);
  }
}
