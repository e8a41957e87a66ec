package dev.padlock.tls.verify;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.SignatureScheme;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How we prove who we are: a certificate chain, the key for it, and what is stapled to it.
///
/// Immutable and thread-safe. The key's fitness for the certificate is checked when the [Identity]
/// is loaded.
public final class Credential {

  private final List<Certificate> chain;
  private final List<Opaque> encodedChain;
  private final Set<SignatureScheme> schemes;
  private final SigningKey key;
  private final Opaque ocspResponse;
  private final List<Opaque> certificateTimestamps;

  private Credential(
      List<Certificate> chain,
      Set<SignatureScheme> schemes,
      SigningKey key,
      Opaque ocspResponse,
      List<Opaque> certificateTimestamps) {
    this.chain = chain;
    this.encodedChain = chain.stream().map(c -> Opaque.wrap(c.der().toArray())).toList();
    this.schemes = schemes;
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
    Set<SignatureScheme> schemes = schemesFor(publicKey);
    if (schemes.isEmpty()) {
      throw ConfigurationFault.KEY_CANNOT_SIGN.refuse("key algorithm", publicKey.getAlgorithm());
    }
    return new Credential(List.copyOf(chain), schemes, key, Opaque.EMPTY, List.of());
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

  private static Set<SignatureScheme> schemesFor(PublicKey key) {
    return SignatureScheme.known().stream()
        .filter(SignatureScheme::allowedInTls13CertificateVerify)
        .filter(scheme -> scheme.algorithm().filter(algorithm -> algorithm.fits(key)).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The same with an OCSP response to staple (DER, RFC 6960).
  public Credential withOcspResponse(Opaque response) {
    return new Credential(chain, schemes, key, response, certificateTimestamps);
  }

  /// The same with SCTs to send (RFC 6962 §3.3).
  public Credential withCertificateTimestamps(List<Opaque> timestamps) {
    return new Credential(chain, schemes, key, ocspResponse, List.copyOf(timestamps));
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
    return schemes.contains(scheme);
  }

  @Override
  public String toString() {
    return "credential of " + chain.getFirst().subject();
  }
}
