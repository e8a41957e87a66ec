package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Keys that make themselves when one is needed. A key that neither seals nor opens any more is
/// destroyed, at the next look.
final class RotatingTicketKeys implements TicketKeys {

  private record Dated(TicketKey key, Instant sealsUntil, Instant opensUntil) {}

  private final SecureRandom random;
  private final Duration period;
  private final Duration overlap;
  private final Deque<Dated> newestFirst = new ArrayDeque<>();

  RotatingTicketKeys(SecureRandom random, Duration period, Duration overlap) {
    if (!period.isPositive() || overlap.isNegative()) {
      throw new IllegalArgumentException("keys seal for some time, and then open for some");
    }
    this.random = random;
    this.period = period;
    this.overlap = overlap;
  }

  @Override
  public synchronized TicketKey sealing(Instant now) {
    dropOld(now);
    Dated newest = newestFirst.peekFirst();
    if (newest == null || !now.isBefore(newest.sealsUntil)) {
      Instant until = now.plus(period);
      newest = new Dated(TicketKey.random(random), until, until.plus(overlap));
      newestFirst.addFirst(newest);
    }
    return newest.key.copy();
  }

  @Override
  public synchronized Optional<TicketKey> opening(Opaque id, Instant now) {
    dropOld(now);
    return newestFirst.stream()
        .filter(dated -> dated.key.id().equals(id))
        .findFirst()
        .map(dated -> dated.key.copy());
  }

  private void dropOld(Instant now) {
    Dated oldest = newestFirst.peekLast();
    while (oldest != null && !now.isBefore(oldest.opensUntil)) {
      oldest.key.destroy();
      newestFirst.removeLast();
      oldest = newestFirst.peekLast();
    }
  }
}
