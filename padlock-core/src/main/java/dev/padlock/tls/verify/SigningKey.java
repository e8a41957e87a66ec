package dev.padlock.tls.verify;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.TlsException;
import java.security.PrivateKey;

/// The private half of a credential: a key at hand, or one that lives elsewhere (an HSM, a signing
/// service).
///
/// Thread-safe; may block, as it is asked outside the engine.
@FunctionalInterface
public interface SigningKey {

  /// Signs `content`, which is not a secret, with `algorithm`.
  byte[] sign(CryptoProvider crypto, SignatureAlgorithm algorithm, byte[] content)
      throws TlsException;

  /// A key at hand.
  static SigningKey local(PrivateKey key) {
    return (crypto, algorithm, content) -> crypto.signer(algorithm, key).sign(content);
  }
}
