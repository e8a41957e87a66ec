package dev.padlock.bench;

import dev.padlock.bench.stack.Records;
import dev.padlock.bench.stack.Stopwatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/// Seals a batch of records from heap array to heap array, then opens it, over and over.
final class Bulk {

  /// Bytes of content in a batch: small enough for a processor's cache.
  private static final int BATCH = 1 << 18;

  private static final int MOST_RECORDS = 1024;

  /// Engines want room for the largest record there could be, and for more than they use.
  private static final int ROOM = 1 << 16;

  private final int batch;
  private final ByteBuffer plaintext;
  private final ByteBuffer wire;
  private final ByteBuffer opened = ByteBuffer.allocate(ROOM);
  private final Meter sealing = new Meter(new Stopwatch());
  private final Meter opening = new Meter(new Stopwatch());

  /// One direction of a connection.
  record Flow(String name, Records sealer, Records opener) {}

  /// The mean cost of a record.
  record Sample(Cost seal, Cost open) {}

  /// @param size bytes of content in every record
  Bulk(int size) {
    this.batch = Math.min(MOST_RECORDS, BATCH / size);
    this.plaintext = ByteBuffer.allocate(size + 1).slice(0, size);
    this.wire = ByteBuffer.allocate(2 * BATCH + ROOM);
  }

  Rounds<Sample> measure(List<Flow> flows, Plan plan) throws IOException {
    for (Flow flow : flows) {
      plan.warmUp(() -> slice(flow, plan.slice()));
    }
    Rounds<Sample> rounds = new Rounds<>();
    for (int round = 0; round < plan.rounds(); round++) {
      for (Flow flow : flows) {
        rounds.add(flow.name(), slice(flow, plan.slice()));
      }
    }
    return rounds;
  }

  private Sample slice(Flow flow, Duration length) throws IOException {
    long end = System.nanoTime() + length.toNanos();
    long count = 0;
    do {
      batch(flow);
      count += batch;
    } while (System.nanoTime() < end);
    return new Sample(sealing.take().each(count), opening.take().each(count));
  }

  /// SunJSSE leaves 17 bytes of the largest record unused, so what was sealed is what was taken.
  private void batch(Flow flow) throws IOException {
    wire.clear();
    long sealed = 0;
    sealing.start();
    for (int i = 0; i < batch; i++) {
      flow.sealer().seal(plaintext.clear(), wire);
      sealed += plaintext.position();
    }
    sealing.stop();
    wire.flip();
    opening.start();
    for (int i = 0; i < batch; i++) {
      flow.opener().open(wire, opened.clear());
      sealed -= opened.position();
    }
    opening.stop();
    if (wire.hasRemaining() || sealed != 0) {
      throw new IOException(flow.name() + " did not open what it sealed");
    }
  }
}
