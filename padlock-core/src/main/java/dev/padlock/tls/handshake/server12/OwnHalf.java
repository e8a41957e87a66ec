package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.message.ServerParams;

/// Our half of the key exchange, used once.
sealed interface OwnHalf {

  /// Forgets what is secret about it.
  void destroy();

  /// A key of this handshake alone, on a curve or in a finite field.
  record Ephemeral(KeyExchange.Initiator exchange, ServerParams params) implements OwnHalf {
    @Override
    public void destroy() {
      exchange.destroy();
    }
  }

  /// The key of our certificate, for which the client encrypts.
  record Certified(Credential credential) implements OwnHalf {
    @Override
    public void destroy() {}
  }
}
