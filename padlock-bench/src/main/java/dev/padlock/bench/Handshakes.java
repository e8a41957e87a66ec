package dev.padlock.bench;

import dev.padlock.bench.Wire.Shares;
import dev.padlock.bench.stack.Contender;
import dev.padlock.bench.stack.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Shakes hands for a while, one contender after the other, round after round.
final class Handshakes {

  /// No certificate has less, in bytes.
  private static final int CERTIFICATE = 200;

  private final Wire wire;

  Handshakes() {
    this(new Stopwatch());
  }

  /// @param stopwatch that of the only contender
  Handshakes(Stopwatch stopwatch) {
    wire = new Wire(stopwatch);
  }

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

  /// Those of the contenders whose second connection resumes the first: its server shows no
  /// certificate.
  List<Contender> resuming(List<Contender> contenders, Consumer<String> complaints)
      throws IOException {
    List<Contender> resuming = new ArrayList<>();
    for (Contender contender : contenders) {
      wire.connect(contender).close();
      int first = wire.fromServer();
      wire.connect(contender).close();
      if (wire.fromServer() < first - CERTIFICATE) {
        resuming.add(contender);
      } else {
        complaints.accept("LEFT OUT: " + contender.name() + " does not resume here");
      }
    }
    return resuming;
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
