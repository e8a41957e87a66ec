package dev.padlock.tls.schedule;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;

/// What the pre-shared keys of tickets are made from (RFC 9846 §4.7.1).
public final class ResumptionSecret {

  private final Derivation derivation;

  ResumptionSecret(Derivation derivation) {
    this.derivation = derivation;
  }

  /// `HKDF-Expand-Label(resumption_secret, "resumption", ticket_nonce, Hash.length)`. The caller
  /// owns the key.
  public Secret psk(Opaque ticketNonce) {
    return derivation.expand(
        "resumption", ticketNonce.toArray(), derivation.hkdf().algorithm().length());
  }

  public void destroy() {
    derivation.destroy();
  }
}
