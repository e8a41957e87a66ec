package dev.padlock.tls.session.replay;

import dev.padlock.tls.session.Miss;
import java.util.Objects;

/// What a guard says to early data.
public sealed interface Admission {

  record Admitted() implements Admission {}

  /// The handshake goes on, and the early data is skipped.
  record Refused(Miss why) implements Admission {}

  static Admission admitted() {
    return new Admitted();
  }

  static Admission refused(Miss why) {
    return new Refused(why);
  }

  /// Asks a guard. One that fails, or says nothing, refuses.
  static Admission of(ReplayGuard guard, EarlyDataClaim claim) {
    try {
      return Objects.requireNonNull(guard.admit(claim));
    } catch (RuntimeException away) {
      return refused(Miss.STORE_AWAY);
    }
  }
}
