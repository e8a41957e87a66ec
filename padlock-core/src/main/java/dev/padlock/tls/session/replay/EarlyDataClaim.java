package dev.padlock.tls.session.replay;

import dev.padlock.tls.codec.Opaque;
import java.time.Duration;
import java.time.Instant;

/// A client's claim that its early data is new. Everything in it is of a ClientHello whose binder
/// has been verified, and of the ticket that the binder belongs to: nobody else can change it (RFC
/// 9846 §8.2).
///
/// @param ticket a name that only this ticket has: its hash
/// @param hello a name that only this ClientHello has: its binder
/// @param issuedAt when the ticket was sent, by this server's clock or a colleague's
/// @param claimedAge of the ticket, as the client says
/// @param expiresAt when the ticket is no longer good for anything
/// @param now by this server's clock
public record EarlyDataClaim(
    Opaque ticket,
    Opaque hello,
    Instant issuedAt,
    Duration claimedAge,
    Instant expiresAt,
    Instant now) {

  /// The longest name in bytes: names are kept in numbers, so they are short.
  public static final int LONGEST_NAME = 64;

  /// @throws IllegalArgumentException for a name that is empty or too long
  public EarlyDataClaim {
    requireName(ticket);
    requireName(hello);
  }

  /// When the hello should have come, if everything is as it should be (RFC 9846 §8.3).
  public Instant expectedArrival() {
    return issuedAt.plus(claimedAge);
  }

  private static void requireName(Opaque name) {
    if (name.isEmpty() || name.size() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " bytes");
    }
  }
}
