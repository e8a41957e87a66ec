package dev.padlock.explain;

import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import org.jspecify.annotations.Nullable;

/// Counts how often the client had to wait for the server before it could send its request.
///
/// Each flight of the client after which it waits opens a round trip, and the server's flight
/// belongs to it. What the client sends after the server's Finished waits for nothing: its request
/// goes with it, so it opens none.
public final class RoundTrips {

  private int open;
  private @Nullable Role sender;
  private boolean serverFinished;

  RoundTrips() {}

  void take(Role from, HandshakeMessage message) {
    if (from == Role.CLIENT && sender != Role.CLIENT && !serverFinished) {
      open++;
    }
    sender = from;
    serverFinished |= from == Role.SERVER && message instanceof Finished;
  }

  /// The round trip to which the last message belongs; the number of round trips once the handshake
  /// is complete.
  public int count() {
    return open;
  }

  RoundTrips copy() {
    RoundTrips copy = new RoundTrips();
    copy.open = open;
    copy.sender = sender;
    copy.serverFinished = serverFinished;
    return copy;
  }
}
