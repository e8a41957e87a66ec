package dev.padlock.tls.session.replay;

import dev.padlock.tls.session.Miss;
import java.time.Duration;
import java.time.Instant;

/// Admits a hello that was made just now, by the age of the ticket that it says (RFC 9846 §8.3).
/// Not enough alone: within the window everything passes, however often.
///
/// @param window how far from its expected arrival a hello may come: so much before it, and less
///   than that after it
public record FreshnessCheck(Duration window) implements ReplayGuard {

  /// @throws IllegalArgumentException for a window that is not positive
  public FreshnessCheck {
    if (!window.isPositive()) {
      throw new IllegalArgumentException("a window is longer than nothing");
    }
  }

  @Override
  public Admission admit(EarlyDataClaim claim) {
    if (claim.now().isBefore(opens(claim))) {
      return Admission.refused(Miss.AHEAD_OF_TIME);
    }
    return claim.now().isBefore(closes(claim))
        ? Admission.admitted()
        : Admission.refused(Miss.TOO_LATE);
  }

  @Override
  public boolean remembers() {
    return false;
  }

  /// From then on the hello may come.
  Instant opens(EarlyDataClaim claim) {
    return claim.expectedArrival().minus(window);
  }

  /// From then on it may not come any more.
  Instant closes(EarlyDataClaim claim) {
    return claim.expectedArrival().plus(window);
  }
}
