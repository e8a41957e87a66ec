package dev.padlock.tls.verify;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.TlsException;
import java.security.PrivateKey;

/// A private key at hand.
final class LocalKey implements SigningKey {

  private final PrivateKey key;

  LocalKey(PrivateKey key) {
    this.key = key;
  }

  @Override
  public byte[] sign(CryptoProvider crypto, SignatureAlgorithm algorithm, byte[] content)
      throws TlsException {
    return crypto.signer(algorithm, key).sign(content);
  }

  /// A key for RSASSA-PSS alone must not.
  @Override
  public boolean decrypts() {
    return key.getAlgorithm().equals("RSA");
  }

  @Override
  public Secret premaster(CryptoProvider crypto, byte[] encrypted, int offeredVersion)
      throws TlsException {
    return crypto.rsaDecryption(key).premaster(encrypted, offeredVersion);
  }
}
