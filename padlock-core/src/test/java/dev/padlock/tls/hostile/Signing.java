package dev.padlock.tls.hostile;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.CertificateVerify;
import java.util.Comparator;

/// Signatures of a hostile peer: the scheme that is named need not be the one that was used.
final class Signing {

  private Signing() {}

  /// The first scheme that fits the key.
  static SignatureScheme fitting(Credential credential) {
    return SignatureScheme.known().stream()
        .filter(scheme -> !scheme.isOnlyForClients())
        .filter(credential::fits)
        .min(Comparator.comparingInt(SignatureScheme::code))
        .orElseThrow();
  }

  static CertificateVerify sign(
      CryptoProvider crypto, Credential credential, SignatureScheme named, Opaque content)
      throws TlsException {
    SignatureScheme used = credential.fits(named) ? named : fitting(credential);
    byte[] signature =
        credential.key().sign(crypto, used.algorithm().orElseThrow(), content.toArray());
    return new CertificateVerify(named, Opaque.wrap(signature));
  }
}
