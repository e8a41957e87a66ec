package dev.padlock.tls.session.replay;

import dev.padlock.tls.session.Miss;
import java.time.Duration;
import java.time.Instant;

/// Admits early data once for each ticket (RFC 9846 §8.1), however long ago the client made its
/// hello. The ticket may still be resumed again, without early data.
///
/// A register that was started after a ticket was issued cannot know whether it was used: early
/// data under it is refused.
public final class SingleUseTickets implements ReplayGuard {

  /// Servers that share a register need not agree about the time.
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final UseRegister register;

  public SingleUseTickets(UseRegister register) {
    this.register = register;
  }

  @Override
  public Admission admit(EarlyDataClaim claim) {
    if (!claim.now().isBefore(claim.expiresAt())) {
      return Admission.refused(Miss.EXPIRED);
    }
    if (claim.issuedAt().isBefore(register.remembersSince())) {
      return Admission.refused(Miss.JUST_STARTED);
    }
    Instant until = claim.expiresAt().plus(CLOCKS_DIFFER);
    return register.use(claim.ticket(), until, claim.now()).admission();
  }
}
