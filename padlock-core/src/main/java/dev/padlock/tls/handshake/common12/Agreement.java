package dev.padlock.tls.handshake.common12;

import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.schedule.Randoms12;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.Suite12;
import java.util.ArrayList;
import java.util.List;

/// What both hellos of TLS 1.2 agreed on: all that the keys depend on beside the premaster secret.
///
/// @param extendedMainSecret whether the main secret is bound to the handshake (RFC 7627)
/// @param encryptThenMac whether the MAC of a CBC suite is over the ciphertext (RFC 7366)
public record Agreement(
    CipherSuite suite, Randoms12 randoms, boolean extendedMainSecret, boolean encryptThenMac) {

  public Suite12 parts() {
    return suite.tls12().orElseThrow();
  }

  /// What is weak about it, which only a policy or a switch made possible.
  public List<Effect> weaknesses() {
    List<Effect> weaknesses = new ArrayList<>();
    switch (parts().keyExchange()) {
      case ECDHE -> {}
      case DHE -> weaknesses.add(weakness("Diffie-Hellman in a finite field", "RFC 10015"));
      case RSA -> weaknesses.add(weakness("RSA key transport: no forward secrecy", "RFC 10015"));
    }
    if (parts().bulk() instanceof Bulk12.CbcBulk) {
      String order = encryptThenMac ? "" : ", authenticated before it is encrypted";
      weaknesses.add(weakness("CBC with HMAC" + order, "RFC 9325 §4.2"));
    }
    if (!extendedMainSecret) {
      weaknesses.add(weakness("a main secret that is not bound to the handshake", "RFC 9325 §3.5"));
    }
    return weaknesses;
  }

  private static Effect weakness(String what, String written) {
    return new Effect.Learned(new Fact.Weakness(what, written));
  }
}
