package dev.padlock.explain;

import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;

/// What went over the wire each way, in bytes with the headers of the records, and in records.
public final class Traffic {

  private final long[] bytes = new long[Direction.values().length];
  private final long[] records = new long[Direction.values().length];

  Traffic() {}

  void take(TraceEvent.RecordSeen record) {
    bytes[record.direction().ordinal()] += record.length();
    records[record.direction().ordinal()]++;
  }

  public long bytes(Direction direction) {
    return bytes[direction.ordinal()];
  }

  public long records(Direction direction) {
    return records[direction.ordinal()];
  }

  Traffic copy() {
    Traffic copy = new Traffic();
    System.arraycopy(bytes, 0, copy.bytes, 0, bytes.length);
    System.arraycopy(records, 0, copy.records, 0, records.length);
    return copy;
  }
}
