package dev.padlock.tls.crypto.jca;

import java.security.PrivateKey;
import javax.security.auth.DestroyFailedException;

/// The end of private keys.
final class Forgetting {

  private Forgetting() {}

  /// Wipes the key if its provider can. Most keys of the JDK cannot, and are left to the garbage
  /// collector.
  static boolean privateKey(PrivateKey key) {
    try {
      key.destroy();
      return true;
    } catch (DestroyFailedException unsupported) {
      return false;
    }
  }
}
