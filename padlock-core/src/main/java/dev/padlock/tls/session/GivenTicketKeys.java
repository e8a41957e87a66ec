package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys that the application gives, and changes by giving others.
final class GivenTicketKeys implements TicketKeys {

  private final TicketKey sealing;
  private final List<TicketKey> all;

  GivenTicketKeys(TicketKey sealing, List<TicketKey> others) {
    this.sealing = sealing.copy();
    this.all =
        Stream.concat(Stream.of(this.sealing), others.stream().map(TicketKey::copy)).toList();
  }

  @Override
  public TicketKey sealing(Instant now) {
    return sealing.copy();
  }

  @Override
  public Optional<TicketKey> opening(Opaque id, Instant now) {
    return all.stream().filter(key -> key.id().equals(id)).findFirst().map(TicketKey::copy);
  }
}
