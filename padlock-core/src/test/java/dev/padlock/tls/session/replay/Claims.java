package dev.padlock.tls.session.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.Miss;
import java.time.Duration;
import java.time.Instant;

/// Claims as these tests need them: a ticket of noon, used half an hour later.
final class Claims {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Duration AGE = Duration.ofMinutes(30);

  /// When the hello is expected.
  static final Instant ARRIVAL = NOON.plus(AGE);

  static final Instant EXPIRY = NOON.plus(Duration.ofHours(2));
  static final Duration WINDOW = Duration.ofSeconds(10);
  static final Duration TICK = Duration.ofMillis(1);
  static final Opaque TICKET = Opaque.ofHex("70");
  static final Opaque HELLO = Opaque.ofHex("10");

  /// Before noon, by more than any window.
  static final Instant LONG_AGO = NOON.minus(Duration.ofDays(1));

  private Claims() {}

  /// The same hello, seen at this time.
  static EarlyDataClaim at(Instant now) {
    return hello(HELLO, now);
  }

  /// Another hello under the same ticket.
  static EarlyDataClaim hello(Opaque hello, Instant now) {
    return new EarlyDataClaim(TICKET, hello, NOON, AGE, EXPIRY, now);
  }

  /// A client that uses a ticket of its own when it comes.
  static EarlyDataClaim own(int client, Instant now) {
    Opaque name = Opaque.wrap(new byte[] {1, (byte) (client >> 8), (byte) client});
    return new EarlyDataClaim(name, name, NOON, Duration.between(NOON, now), EXPIRY, now);
  }

  static void admits(ReplayGuard guard, EarlyDataClaim claim) {
    assertEquals(Admission.admitted(), guard.admit(claim));
  }

  static void refuses(Miss why, ReplayGuard guard, EarlyDataClaim claim) {
    Admission.Refused refused = assertInstanceOf(Admission.Refused.class, guard.admit(claim));
    assertEquals(why, refused.why());
  }
}
