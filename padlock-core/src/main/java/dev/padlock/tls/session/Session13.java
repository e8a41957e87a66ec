package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import java.time.Instant;

/// A session of TLS 1.3: one ticket, and the pre-shared key that belongs to it (RFC 9846 §4.7.1).
///
/// @param ticket what the server said of it
/// @param early what may be sent with it before the server has answered
/// @param secret the pre-shared key
public record Session13(SessionFacts facts, Ticket ticket, Early early, Secret secret)
    implements Session {

  /// A ticket.
  ///
  /// @param identity by which the client names the session; empty on a server, which finds it
  ///   behind that
  /// @param ageAdd `ticket_age_add`, which hides the ticket's age: 32 bits
  /// @param issuedAt when the server made it, or the client got it
  public record Ticket(Opaque identity, long ageAdd, Instant issuedAt) {

    private static final long MASK = 0xffff_ffffL;

    /// The age that a client shows (RFC 9846 §4.3.11.1), in milliseconds modulo 2^32.
    public long obfuscatedAge(Instant now) {
      return now.toEpochMilli() - issuedAt.toEpochMilli() + ageAdd & MASK;
    }

    /// What the client says the age is, in milliseconds.
    public long claimedAge(long obfuscatedTicketAge) {
      return obfuscatedTicketAge - ageAdd & MASK;
    }
  }

  /// What early data a session allows.
  ///
  /// @param most bytes; 0 where it allows none
  /// @param protocol the application protocol that it is for, or empty (RFC 9846 §4.3.10)
  public record Early(long most, Opaque protocol) {

    public static final Early NONE = new Early(0, Opaque.EMPTY);
  }

  /// A ticket is used once, so that nobody can tell that two connections are by the same client
  /// (RFC 9846 §C.4).
  @Override
  public boolean isReusable() {
    return false;
  }

  @Override
  public Session13 copy() {
    return new Session13(facts, ticket, early, secret.copy(secret.name()));
  }

  @Override
  public void destroy() {
    secret.destroy();
  }
}
