package dev.padlock.tls.crypto.jca;

import java.security.PrivateKey;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.DestroyFailedException;

/// The end of private keys.
final class Forgetting {

  /// Whether keys of this class are known to refuse. Asking again would cost an exception with its
  /// stack trace, once or twice a handshake.
  private static final ClassValue<AtomicBoolean> REFUSES =
      new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
          return new AtomicBoolean();
        }
      };

  private Forgetting() {}

  /// Wipes the key if its provider can. Most keys of the JDK cannot be wiped, and are left to the
  /// garbage collector; docs/secrets.md says which.
  static void privateKey(PrivateKey key) {
    AtomicBoolean refuses = REFUSES.get(key.getClass());
    if (refuses.get()) {
      return;
    }
    try {
      key.destroy();
    } catch (DestroyFailedException unsupported) {
      refuses.set(true);
    }
  }
}
