package dev.padlock.tls.verify;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.SignatureScheme;
import java.security.PublicKey;
import java.util.List;

/// How we prove who we are: a certificate chain, the key for it, and what is stapled to it.
///
/// Immutable and thread-safe. The key's fitness for the certificate is checked when the [Identity]
/// is loaded.
public final class Credential {

  private final List<Certificate> chain;
  private final List<Opaque> encodedChain;
  private final PublicKey publicKey;
  private final SigningKey key;
  private final Opaque ocspResponse;
  private final List<Opaque> certificateTimestamps;

  private Credential(
      List<Certificate> chain,
      PublicKey publicKey,
      SigningKey key,
      Opaque ocspResponse,
      List<Opaque> certificateTimestamps) {
    this.chain = chain;
    this.encodedChain = chain.stream().map(c -> Opaque.wrap(c.der().toArray())).toList();
    this.publicKey = publicKey;
    this.key = key;
    this.ocspResponse = ocspResponse;
    this.certificateTimestamps = certificateTimestamps;
  }

  /// A credential whose private key is at hand.
  ///
  /// @throws dev.padlock.tls.error.ConfigurationRefused where no signature scheme of TLS 1.3 fits
  ///   the key
  public static Credential of(Identity identity) throws TlsException {
    return of(identity.chain(), SigningKey.local(identity.key()));
  }

  /// A credential whose private key may live elsewhere.
  ///
  /// @param chain the end entity's certificate first
  /// @throws dev.padlock.tls.error.ConfigurationRefused where the chain is empty, its key
  ///   unreadable or unusable
  public static Credential of(List<Certificate> chain, SigningKey key) throws TlsException {
    if (chain.isEmpty()) {
      throw ConfigurationFault.NO_CREDENTIAL.refuse("certificates", 0);
    }
    PublicKey publicKey = publicKey(chain.getFirst());
    Credential credential =
        new Credential(List.copyOf(chain), publicKey, key, Opaque.EMPTY, List.of());
    if (SignatureScheme.known().stream().noneMatch(credential::fits)) {
      throw ConfigurationFault.KEY_CANNOT_SIGN.refuse("key algorithm", publicKey.getAlgorithm());
    }
    return credential;
  }

  private static PublicKey publicKey(Certificate leaf) throws TlsException {
    try {
      return leaf.publicKey();
    } catch (PkiException unreadable) {
      throw ConfigurationFault.CREDENTIAL_UNUSABLE
          .refuse("subject", leaf.subject())
          .causedBy(unreadable);
    }
  }

  /// The same with an OCSP response to staple (DER, RFC 6960).
  public Credential withOcspResponse(Opaque response) {
    return new Credential(chain, publicKey, key, response, certificateTimestamps);
  }

  /// The same with SCTs to send (RFC 6962 §3.3).
  public Credential withCertificateTimestamps(List<Opaque> timestamps) {
    return new Credential(chain, publicKey, key, ocspResponse, List.copyOf(timestamps));
  }

  /// The certificates, the end entity's first.
  public List<Certificate> chain() {
    return chain;
  }

  /// The same in DER.
  public List<Opaque> encodedChain() {
    return encodedChain;
  }

  public SigningKey key() {
    return key;
  }

  /// The response to staple; empty where there is none.
  public Opaque ocspResponse() {
    return ocspResponse;
  }

  public List<Opaque> certificateTimestamps() {
    return certificateTimestamps;
  }

  /// Whether this key can make a CertificateVerify with `scheme` in TLS 1.3.
  public boolean fits(SignatureScheme scheme) {
    return scheme.allowedInTls13CertificateVerify()
        && scheme.algorithm().filter(this::fits).isPresent();
  }

  private boolean fits(SignatureAlgorithm algorithm) {
    return algorithm.fits(publicKey);
  }

  @Override
  public String toString() {
    return "credential of " + chain.getFirst().subject();
  }
}
