package dev.padlock.bench;

import dev.padlock.bench.stack.Contender;
import dev.padlock.bench.stack.Endpoint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Weighs connections that are up and idle: what the heap holds with them and without them.
final class IdleHeap {

  private static final int COLLECTIONS = 5;
  private static final long PAUSE = 20_000_000;

  private final Wire wire = new Wire();

  /// Bytes that stay on the heap for one side. Native memory is not among them.
  record Kept(double client, double server) {}

  Kept weigh(Contender contender, int pairs) throws IOException {
    List<Endpoint> clients = new ArrayList<>(pairs);
    List<Endpoint> servers = new ArrayList<>(pairs);
    for (int i = 0; i < pairs / 4; i++) {
      wire.connect(contender).close();
    }
    long empty = used();
    for (int i = 0; i < pairs; i++) {
      Wire.Pair pair = wire.connect(contender);
      clients.add(pair.client());
      servers.add(pair.server());
    }
    long full = used();
    clients.forEach(Endpoint::close);
    clients.clear();
    long half = used();
    servers.forEach(Endpoint::close);
    servers.clear();
    return new Kept((double) (full - half) / pairs, (double) (half - empty) / pairs);
  }

  /// Collects several times, with time for what has a finalizer or cleaner in between.
  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      LockSupport.parkNanos(PAUSE);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
