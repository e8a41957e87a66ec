package dev.padlock.tls.verify;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.ConfigurationFault;
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

  /// Whether it can also decrypt, as RSA key transport needs it (RFC 5246 §7.4.7.1).
  default boolean decrypts() {
    return false;
  }

  /// Decrypts the premaster secret of RSA key transport, and never tells whether that worked (see
  /// [dev.padlock.tls.crypto.RsaDecryption]).
  ///
  /// @param offeredVersion the ClientHello's legacy_version
  default Secret premaster(CryptoProvider crypto, byte[] encrypted, int offeredVersion)
      throws TlsException {
    throw ConfigurationFault.KEY_CANNOT_DECRYPT.refuse();
  }

  /// A key at hand.
  static SigningKey local(PrivateKey key) {
    return new LocalKey(key);
  }
}
