package dev.padlock.tls.verify;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How we prove who we are: a certificate chain, the key for it, and what is stapled to it.
///
/// Immutable and thread-safe. The key's fitness for the certificate is checked when the [Identity]
/// is loaded.
public final class Credential {

  private final List<Certificate> chain;
  private final List<Opaque> encodedChain;
  private final Schemes schemes;
  private final SigningKey key;
  private final Terms terms;
  private final Opaque endPoint;

  /// What can be changed about it.
  ///
  /// @param schemes those that it is bound to, best first; empty where it is not
  private record Terms(
      Opaque ocspResponse, List<Opaque> certificateTimestamps, List<SignatureScheme> schemes) {

    static final Terms NONE = new Terms(Opaque.EMPTY, List.of(), List.of());
  }

  /// With what the key can sign, by version.
  ///
  /// @param mayEncipher whether the certificate lets others encrypt for the key
  /// @param curve of an ECDSA key
  private record Schemes(
      Set<SignatureScheme> tls13,
      Set<SignatureScheme> tls12,
      boolean mayEncipher,
      Optional<NamedGroup> curve) {}

  private Credential(List<Certificate> chain, Schemes schemes, SigningKey key, Terms terms) {
    this.chain = chain;
    this.encodedChain = chain.stream().map(c -> Opaque.wrap(c.der().toArray())).toList();
    this.schemes = schemes;
    this.key = key;
    this.terms = terms;
    this.endPoint = endPoint(chain.getFirst());
  }

  /// A credential whose private key is at hand.
  ///
  /// @throws dev.padlock.tls.error.ConfigurationRefused where no signature scheme of TLS 1.3 fits
  ///   the key: one that can only be used with PKCS#1 is too short for anything
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
    Schemes schemes = schemesFor(publicKey, mayEncipher(chain.getFirst()));
    if (schemes.tls13().stream().allMatch(SignatureScheme::isOnlyForClients)) {
      throw ConfigurationFault.KEY_CANNOT_SIGN.refuse("key algorithm", publicKey.getAlgorithm());
    }
    return new Credential(List.copyOf(chain), schemes, key, Terms.NONE);
  }

  private static PublicKey publicKey(Certificate leaf) throws TlsException {
    try {
      return leaf.publicKey();
    } catch (PkiException unreadable) {
      throw unusable(leaf, unreadable);
    }
  }

  private static Opaque endPoint(Certificate leaf) {
    try {
      return leaf.endPointDigest()
          .map(digest -> Opaque.wrap(digest.toArray()))
          .orElse(Opaque.EMPTY);
    } catch (PkiException signedInAnUnknownWay) {
      return Opaque.EMPTY;
    }
  }

  private static boolean mayEncipher(Certificate leaf) throws TlsException {
    try {
      return leaf.permits(KeyUsage.KEY_ENCIPHERMENT);
    } catch (PkiException unreadable) {
      throw unusable(leaf, unreadable);
    }
  }

  private static TlsException unusable(Certificate leaf, PkiException why) {
    return ConfigurationFault.CREDENTIAL_UNUSABLE.refuse("subject", leaf.subject()).causedBy(why);
  }

  private static Schemes schemesFor(PublicKey key, boolean mayEncipher) {
    return new Schemes(
        schemesFor(
            key,
            scheme ->
                scheme.allowedInTls13CertificateVerify() ? scheme.algorithm() : Optional.empty()),
        schemesFor(key, SignatureScheme::algorithmInTls12),
        mayEncipher,
        NamedGroup.ofEcdsaKey(key));
  }

  private static Set<SignatureScheme> schemesFor(
      PublicKey key, Function<SignatureScheme, Optional<SignatureAlgorithm>> meaning) {
    return SignatureScheme.known().stream()
        .filter(
            scheme -> meaning.apply(scheme).filter(algorithm -> algorithm.fits(key)).isPresent())
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

  /// What `tls-server-end-point` is for a server that shows it (RFC 5929 §4); empty where that is
  /// not defined for the certificate's signature.
  public Opaque endPoint() {
    return endPoint;
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
    return isAllowed(scheme) && schemes.tls13().contains(scheme);
  }

  private boolean isAllowed(SignatureScheme scheme) {
    return terms.schemes.isEmpty() || terms.schemes.contains(scheme);
  }

  /// Whether it signs a handshake of `version` with `scheme`: in TLS 1.2 also with RSA PKCS#1, and
  /// with ECDSA on curves that the scheme does not name.
  public boolean fits(SignatureScheme scheme, ProtocolVersion version) {
    return version.equals(ProtocolVersion.TLS_1_2)
        ? isAllowed(scheme) && schemes.tls12().contains(scheme)
        : fits(scheme);
  }

  /// Whether its key, if it is one for ECDSA, is on one of these curves.
  public boolean isOnOneOf(List<NamedGroup> curves) {
    return schemes.curve().filter(curve -> !curves.contains(curve)).isEmpty();
  }

  /// Whether it can be used for RSA key transport: its key can decrypt, and its certificate says
  /// that it may (RFC 5246 §7.4.2).
  public boolean decrypts() {
    return key.decrypts() && schemes.mayEncipher();
  }

  @Override
  public String toString() {
    return "credential of " + chain.getFirst().subject();
  }
}
