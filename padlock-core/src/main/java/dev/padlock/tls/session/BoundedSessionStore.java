package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Sessions in the order in which they came.
final class BoundedSessionStore implements SessionStore {

  private record Entry(Opaque sealed, Instant expiresAt) {}

  private final int most;
  private final SequencedMap<Opaque, Entry> entries = new LinkedHashMap<>();

  BoundedSessionStore(int most) {
    this.most = most;
  }

  @Override
  public synchronized void put(Opaque id, Opaque sealed, Instant expiresAt) {
    entries.put(id, new Entry(sealed, expiresAt));
    if (entries.size() > most) {
      entries.pollFirstEntry();
    }
  }

  @Override
  public synchronized Optional<Opaque> find(Opaque id, Instant now) {
    return fresh(entries.get(id), now);
  }

  @Override
  public synchronized Optional<Opaque> take(Opaque id, Instant now) {
    return fresh(entries.remove(id), now);
  }

  @Override
  public synchronized void remove(Opaque id) {
    entries.remove(id);
  }

  private static Optional<Opaque> fresh(@Nullable Entry entry, Instant now) {
    return entry != null && now.isBefore(entry.expiresAt)
        ? Optional.of(entry.sealed)
        : Optional.empty();
  }
}
