package dev.padlock.bench.stack;

import java.util.List;

/// Gives one after the other, and then begins again.
final class Turns<T> {

  private final List<T> all;
  private int next;

  Turns(List<T> all) {
    this.all = all;
  }

  T next() {
    T one = all.get(next);
    next = (next + 1) % all.size();
    return one;
  }
}
