package dev.padlock.bench;

/// What something cost this thread.
///
/// @param wall nanoseconds on the wall
/// @param cpu nanoseconds on a processor
/// @param bytes allocated on the heap
record Cost(double wall, double cpu, double bytes) {

  static final Cost NOTHING = new Cost(0, 0, 0);

  Cost plus(Cost other) {
    return new Cost(wall + other.wall, cpu + other.cpu, bytes + other.bytes);
  }

  /// The cost of one of `count`.
  Cost each(long count) {
    return new Cost(wall / count, cpu / count, bytes / count);
  }
}
