package dev.padlock.tls.session.replay;

import dev.padlock.tls.codec.Opaque;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/// Names, and the same names in the order of their time. Each is added once and dropped once, in
/// `log n` steps.
///
/// No clock is trusted to go forward: all names that were ever dropped had a time no later than
/// `forgottenUntil`, so a name with a later one is either here or was never used, whatever the
/// callers' clocks say.
final class BoundedUseRegister implements UseRegister {

  private record Entry(Opaque name, Instant until) {}

  private final int most;
  private final Instant startedAt;
  private final Set<Opaque> names = new HashSet<>();
  private final Queue<Entry> soonestFirst = new PriorityQueue<>(Comparator.comparing(Entry::until));
  private Instant forgottenUntil = Instant.MIN;

  BoundedUseRegister(int most, Instant startedAt) {
    if (most < 1) {
      throw new IllegalArgumentException("a register remembers something");
    }
    this.most = most;
    this.startedAt = startedAt;
  }

  @Override
  public synchronized Use use(Opaque name, Instant until, Instant now) {
    forget(now);
    if (names.contains(name)) {
      return Use.REPEATED;
    }
    if (!until.isAfter(forgottenUntil) || !until.isAfter(now)) {
      return Use.FORGOTTEN;
    }
    if (names.size() >= most) {
      return Use.FULL;
    }
    names.add(name);
    soonestFirst.add(new Entry(name, until));
    return Use.FIRST;
  }

  @Override
  public Instant remembersSince() {
    return startedAt;
  }

  private void forget(Instant now) {
    Entry soonest = soonestFirst.peek();
    while (soonest != null && !soonest.until.isAfter(now)) {
      names.remove(soonest.name);
      forgottenUntil = soonest.until;
      soonestFirst.remove();
      soonest = soonestFirst.peek();
    }
  }
}
