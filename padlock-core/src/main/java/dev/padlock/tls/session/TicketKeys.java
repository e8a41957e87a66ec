package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where the keys of tickets come from. Thread-safe. Whoever can read one can read every session
/// that is sealed under it, so they are short-lived: forward secrecy of resumed connections is not
/// better than the life of these keys (RFC 9325 §4.3).
public interface TicketKeys {

  /// The key that seals at this time: a copy, which the caller owns.
  TicketKey sealing(Instant now);

  /// The key of this name, if tickets under it are still opened: a copy, which the caller owns.
  Optional<TicketKey> opening(Opaque id, Instant now);

  /// Keys that make themselves, and live in this process alone.
  ///
  /// @param period how long a key seals
  /// @param overlap how long it opens after that: no shorter than tickets are good for
  static TicketKeys rotating(SecureRandom random, Duration period, Duration overlap) {
    return new RotatingTicketKeys(random, period, overlap);
  }

  /// Keys that the application gives, for example the same ones to several servers. Copies them.
  ///
  /// @param sealing the key of today
  /// @param others keys of yesterday, and of tomorrow, which are only opened with
  static TicketKeys given(TicketKey sealing, List<TicketKey> others) {
    return new GivenTicketKeys(sealing, others);
  }
}
