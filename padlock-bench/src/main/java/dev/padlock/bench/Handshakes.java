package dev.padlock.bench;

import dev.padlock.bench.Wire.Shares;
import dev.padlock.bench.stack.Contender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Shakes hands for a while, one contender after the other, round after round.
final class Handshakes {

  private final Wire wire = new Wire();

  Rounds<Shares> measure(List<Contender> contenders, Plan plan) throws IOException {
    for (Contender contender : contenders) {
      plan.warmUp(() -> slice(contender, plan.slice()));
    }
    Rounds<Shares> rounds = new Rounds<>();
    for (int round = 0; round < plan.rounds(); round++) {
      for (Contender contender : contenders) {
        rounds.add(contender.name(), slice(contender, plan.slice()));
      }
    }
    return rounds;
  }

  /// The mean cost of a handshake.
  private Shares slice(Contender contender, Duration length) throws IOException {
    long end = System.nanoTime() + length.toNanos();
    long count = 0;
    do {
      wire.connect(contender).close();
      count++;
    } while (System.nanoTime() < end);
    return wire.take().each(count);
  }
}
