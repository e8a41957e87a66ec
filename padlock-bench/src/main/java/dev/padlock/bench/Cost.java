package dev.padlock.bench;

/// What something cost this thread.
///
/// @param wall nanoseconds on the wall
/// @param cpu nanoseconds on a processor
/// @param bytes allocated on the heap
/// @param primitives nanoseconds of those on the wall that were spent in symmetric primitives,
///   where a stopwatch runs
record Cost(double wall, double cpu, double bytes, double primitives) {

  static final Cost NOTHING = new Cost(0, 0, 0, 0);

  Cost plus(Cost other) {
    return new Cost(
        wall + other.wall, cpu + other.cpu, bytes + other.bytes, primitives + other.primitives);
  }

  /// The cost of one of `count`.
  Cost each(long count) {
    return new Cost(wall / count, cpu / count, bytes / count, primitives / count);
  }

  /// Nanoseconds on the wall outside the symmetric primitives.
  double outside() {
    return wall - primitives;
  }
}
