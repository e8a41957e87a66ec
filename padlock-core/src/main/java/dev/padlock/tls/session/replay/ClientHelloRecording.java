package dev.padlock.tls.session.replay;

import dev.padlock.tls.session.Miss;
import java.time.Duration;
import java.time.Instant;

/// Admits each hello once (RFC 9846 §8.2): records those of a window of time, and refuses the ones
/// outside it.
///
/// The window is about when a hello is expected, so a recorded one can never be forgotten while it
/// would still be admitted. It is remembered for one window more, because servers that share a
/// register need not agree about the time: they are safe as long as their clocks differ by less
/// than the window.
public final class ClientHelloRecording implements ReplayGuard {

  private final UseRegister register;
  private final Duration window;
  private final FreshnessCheck freshness;

  /// @param window how far from its expected arrival a hello may come
  public ClientHelloRecording(UseRegister register, Duration window) {
    this.register = register;
    this.window = window;
    this.freshness = new FreshnessCheck(window);
  }

  @Override
  public Admission admit(EarlyDataClaim claim) {
    Admission fresh = freshness.admit(claim);
    if (fresh instanceof Admission.Refused) {
      return fresh;
    }
    if (freshness.opens(claim).isBefore(register.remembersSince())) {
      return Admission.refused(Miss.JUST_STARTED);
    }
    Instant until = freshness.closes(claim).plus(window);
    return register.use(claim.hello(), until, claim.now()).admission();
  }
}
