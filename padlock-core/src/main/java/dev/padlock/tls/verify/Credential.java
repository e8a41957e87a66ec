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
  private final Terms terms;

  /// What can be changed about it.
  ///
  /// @param schemes those that it is bound to, best first; empty where it is not
  private record Terms(
      Opaque ocspResponse, List<Opaque> certificateTimestamps, List<SignatureScheme> schemes) {

    static final Terms NONE = new Terms(Opaque.EMPTY, List.of(), List.of());
  }

  private Credential(
      List<Certificate> chain, Set<SignatureScheme> schemes, SigningKey key, Terms terms) {
    this.chain = chain;
    this.encodedChain = chain.stream().map(c -> Opaque.wrap(c.der().toArray())).toList();
    this.schemes = schemes;
    this.key = key;
    this.terms = terms;
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
    return new Credential(List.copyOf(chain), schemes, key, Terms.NONE);
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
    return with(new Terms(response, terms.certificateTimestamps, terms.schemes));
  }

  /// The same with SCTs to send (RFC 6962 §3.3).
  public Credential withCertificateTimestamps(List<Opaque> timestamps) {
    return with(new Terms(terms.ocspResponse, List.copyOf(timestamps), terms.schemes));
  }

  /// The same, signing with these only, and in this order, whatever that of the configuration is:
  /// for a key in hardware that knows no other, for example.
  public Credential withSignatureSchemes(List<SignatureScheme> bestFirst) {
    return with(new Terms(terms.ocspResponse, terms.certificateTimestamps, List.copyOf(bestFirst)));
  }

  private Credential with(Terms changed) {
    return new Credential(chain, schemes, key, changed);
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
    return terms.ocspResponse;
  }

  public List<Opaque> certificateTimestamps() {
    return terms.certificateTimestamps;
  }

  /// The schemes that it is bound to, best first; empty where the order of the configuration
  /// counts.
  public List<SignatureScheme> signatureSchemes() {
    return terms.schemes;
  }

  /// Whether it makes a CertificateVerify with `scheme` in TLS 1.3: its key can, and it is not
  /// bound to others.
  public boolean fits(SignatureScheme scheme) {
    return schemes.contains(scheme) && (terms.schemes.isEmpty() || terms.schemes.contains(scheme));
  }

  @Override
  public String toString() {
    return "credential of " + chain.getFirst().subject();
  }
}
