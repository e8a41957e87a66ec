package dev.padlock.pki;

import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.SignatureEngine;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.BitString;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An X.509 certificate (RFC 5280 §4.1): an immutable view over its bytes.
///
/// The outer structure is read at once and refused where it breaks DER or the RFC's grammar; names,
/// keys and the values of extensions are read when somebody asks. So a certificate that nobody
/// would trust can still be shown. Equality is that of the bytes. Thread-safe.
public final class Certificate {
  private static final int MAX_BYTES = 1 << 18;
  private static final int HASHED = 16;
  private static final int VALUES = Value.values().length;

  /// What is signed, how, and the signature.
  private record Signed(Octets tbs, AlgorithmIdentifier algorithm, Octets signature) {}

  private final Octets der;
  private final Tbs tbs;
  private final Signed signed;

  // Each is computed at most once a thread: a race costs time and changes nothing.
  private volatile @Nullable PublicKey publicKey;
  private volatile @Nullable Octets fingerprint;
  private volatile @Nullable X509Certificate x509;
  private volatile @Nullable Boolean selfSigned;
  private final @Nullable Optional<?>[] values = new Optional<?>[VALUES];

  private Certificate(Octets der, Tbs tbs, Signed signed) {
    this.der = der;
    this.tbs = tbs;
    this.signed = signed;
  }

  /// Reads a certificate from a copy of these bytes.
  public static Certificate read(byte[] der) throws PkiException {
    return read(Octets.of(der));
  }

  /// Reads a certificate; `der` must hold nothing else.
  public static Certificate read(Octets der) throws PkiException {
    if (der.size() > MAX_BYTES) {
      throw new PkiException(PkiFault.CERTIFICATE_TOO_LARGE, der.size() + " bytes");
    }
    DerReader in = DerReader.of(der);
    int outer = in.open(DerTag.SEQUENCE);
    int start = in.mark();
    Tbs tbs = Tbs.read(in);
    Octets tbsDer = in.since(start);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(in);
    BitString signature = in.bitString();
    in.close(outer);
    in.end();
    if (signature.unusedBits() != 0) {
      throw new PkiException(PkiFault.CERTIFICATE_MALFORMED, "the signature is not whole bytes");
    }
    return new Certificate(der, tbs, new Signed(tbsDer, algorithm, signature.bytes()));
  }

  /// The same certificate, as the JDK holds it.
  public static Certificate from(X509Certificate certificate) throws PkiException {
    try {
      return read(Octets.wrap(certificate.getEncoded()));
    } catch (CertificateException e) {
      throw new PkiException(PkiFault.CERTIFICATE_MALFORMED, "it has no encoding", e);
    }
  }

  /// The whole encoding.
  public Octets der() {
    return der;
  }

  /// The encoding of the part that is signed.
  public Octets tbs() {
    return signed.tbs;
  }

  /// 1, 2 or 3.
  public int version() {
    return tbs.version();
  }

  public BigInteger serial() {
    return new BigInteger(tbs.serial().toArray());
  }

  /// The content octets of the serial number (X.690 §8.3), in their shortest form.
  public Octets serialOctets() {
    return tbs.serial();
  }

  /// The algorithm of the signature, as it stands beside the signature.
  public AlgorithmIdentifier signatureAlgorithm() {
    return signed.algorithm;
  }

  /// The algorithm of the signature, as it stands inside what is signed; RFC 5280 §4.1.1.2 wants
  /// the same.
  public AlgorithmIdentifier signedSignatureAlgorithm() {
    return tbs.signature();
  }

  public Octets signature() {
    return signed.signature;
  }

  /// The whole certificate, hashed with the hash of its signature, or with SHA-256 where that one
  /// is broken (RFC 5929 §4.1). Empty where the signature has not exactly one hash.
  public Optional<Octets> endPointDigest() throws PkiException {
    CertificateSignature made = CertificateSignature.of(signed.algorithm);
    return made.hasBrokenHash(signed.algorithm)
        ? Optional.of(der.sha256())
        : made.hash(signed.algorithm).map(der::digest);
  }

  public DistinguishedName issuer() {
    return tbs.issuer();
  }

  public DistinguishedName subject() {
    return tbs.subject();
  }

  public Instant notBefore() {
    return tbs.validity().notBefore();
  }

  public Instant notAfter() {
    return tbs.validity().notAfter();
  }

  /// Whether both dates are in the form that RFC 5280 §4.1.2.5 gives to their year.
  public boolean isValidityInRightForm() {
    return tbs.validity().isInRightForm();
  }

  /// Whether there is a unique identifier of issuer or subject.
  public boolean hasUniqueIdentifier() {
    return tbs.tail().hasUniqueIdentifier();
  }

  public SubjectPublicKeyInfo publicKeyInfo() {
    return tbs.publicKeyInfo();
  }

  /// The public key for JCA.
  public PublicKey publicKey() throws PkiException {
    PublicKey known = publicKey;
    if (known == null) {
      known = tbs.publicKeyInfo().toPublicKey();
      publicKey = known;
    }
    return known;
  }

  /// The SHA-256 hash of the whole encoding.
  public Octets fingerprint() {
    Octets known = fingerprint;
    if (known == null) {
      known = der.sha256();
      fingerprint = known;
    }
    return known;
  }

  /// Whether issuer and subject are the same name. That says nothing about who signed.
  public boolean isSelfIssued() {
    return issuer().isSameAs(subject());
  }

  /// Whether its own key signed it, whatever names it has.
  public boolean isSelfSigned() throws PkiException {
    Boolean known = selfSigned;
    if (known == null) {
      known = isSignedBy(publicKey());
      selfSigned = known;
    }
    return known;
  }

  /// Whether the signature was made with the private half of this key.
  public boolean isSignedBy(PublicKey key) throws PkiException {
    return isSignedBy(key, new SignatureEngine());
  }

  /// The same with an engine that checks others as well.
  public boolean isSignedBy(PublicKey key, SignatureEngine engine) throws PkiException {
    return engine.verify(signed.algorithm, key, signed.tbs, signed.signature);
  }

  /// All extensions, in order; no two of the same kind.
  public List<CertificateExtension> extensions() {
    return tbs.tail().extensions();
  }

  public Optional<CertificateExtension> extension(Oid id) {
    return Optional.ofNullable(find(id));
  }

  /// Whether it has this extension.
  public boolean has(Oid id) {
    return find(id) != null;
  }

  /// Whether it has this extension and the extension is critical.
  public boolean isCritical(Oid id) {
    CertificateExtension found = find(id);
    return found != null && found.critical();
  }

  private @Nullable CertificateExtension find(Oid id) {
    List<CertificateExtension> all = tbs.tail().extensions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return all.get(i);
      }
    }
    return null;
  }

  /// The names this certificate is for; none where the extension is absent.
  public List<GeneralName> subjectAltNames() throws PkiException {
    return kept(Value.NAMES, CertificateOids.SUBJECT_ALT_NAME, ExtensionValues::generalNames)
        .orElse(List.of());
  }

  public Optional<BasicConstraints> basicConstraints() throws PkiException {
    return kept(
        Value.CONSTRAINTS, CertificateOids.BASIC_CONSTRAINTS, ExtensionValues::basicConstraints);
  }

  public Optional<Set<KeyUsage>> keyUsage() throws PkiException {
    return kept(Value.USAGE, CertificateOids.KEY_USAGE, ExtensionValues::keyUsage);
  }

  public Optional<Set<Oid>> extendedKeyUsage() throws PkiException {
    return kept(
        Value.PURPOSES, CertificateOids.EXTENDED_KEY_USAGE, ExtensionValues::extendedKeyUsage);
  }

  public Optional<Octets> subjectKeyIdentifier() throws PkiException {
    return kept(Value.OWN_KEY, CertificateOids.SUBJECT_KEY_IDENTIFIER, DerReader::octetString);
  }

  public Optional<AuthorityKeyIdentifier> authorityKeyIdentifier() throws PkiException {
    return kept(
        Value.ISSUERS_KEY,
        CertificateOids.AUTHORITY_KEY_IDENTIFIER,
        ExtensionValues::authorityKeyIdentifier);
  }

  public Optional<NameConstraints> nameConstraints() throws PkiException {
    return value(CertificateOids.NAME_CONSTRAINTS, ExtensionValues::nameConstraints);
  }

  /// Where the issuer says that things about it can be had; nothing here goes there.
  public List<AccessDescription> authorityInformation() throws PkiException {
    return kept(
            Value.INFORMATION,
            CertificateOids.AUTHORITY_INFORMATION_ACCESS,
            ExtensionValues::authorityInformation)
        .orElse(List.of());
  }

  /// The policies it was issued under; none where the extension is absent.
  public List<PolicyInformation> policies() throws PkiException {
    return kept(Value.POLICIES, CertificateOids.CERTIFICATE_POLICIES, PolicyValues::policies)
        .orElse(List.of());
  }

  /// Which policies of the issuer are the same as which of its own.
  public List<PolicyMapping> policyMappings() throws PkiException {
    return value(CertificateOids.POLICY_MAPPINGS, PolicyValues::mappings).orElse(List.of());
  }

  public Optional<PolicyConstraints> policyConstraints() throws PkiException {
    return value(CertificateOids.POLICY_CONSTRAINTS, PolicyValues::constraints);
  }

  /// After how many certificates more anyPolicy counts no longer.
  public OptionalInt inhibitAnyPolicy() throws PkiException {
    Optional<Integer> skip = value(CertificateOids.INHIBIT_ANY_POLICY, PolicyValues::skipCerts);
    return skip.isPresent() ? OptionalInt.of(skip.get()) : OptionalInt.empty();
  }

  /// Whether basicConstraints say that it is a certification authority.
  public boolean isAuthority() throws PkiException {
    Optional<BasicConstraints> constraints = basicConstraints();
    return constraints.isPresent() && constraints.get().ca();
  }

  /// Whether keyUsage lets the key do this; a certificate without the extension lets it do all.
  public boolean permits(KeyUsage usage) throws PkiException {
    Optional<Set<KeyUsage>> usages = keyUsage();
    return usages.isEmpty() || usages.get().contains(usage);
  }

  /// Whether the holder promised to show a fresh revocation status with it (RFC 7633).
  public boolean isMustStaple() throws PkiException {
    return value(CertificateOids.TLS_FEATURE, ExtensionValues::demandsStatus).orElse(false);
  }

  /// Reads the whole value of an extension.
  private interface ValueReader<T> {
    T read(DerReader in) throws PkiException;
  }

  /// The extensions whose values are asked for again and again, and so are kept.
  private enum Value {
    NAMES,
    CONSTRAINTS,
    USAGE,
    PURPOSES,
    OWN_KEY,
    ISSUERS_KEY,
    INFORMATION,
    POLICIES
  }

  /// The values are immutable and all their fields final, so a race costs time and changes nothing.
  @SuppressWarnings("unchecked") // a slot is only filled here, from one reader
  private <T> Optional<T> kept(Value slot, Oid id, ValueReader<T> reader) throws PkiException {
    Optional<?> known = values[slot.ordinal()];
    if (known == null) {
      known = value(id, reader);
      values[slot.ordinal()] = known;
    }
    return (Optional<T>) known;
  }

  private <T> Optional<T> value(Oid id, ValueReader<T> reader) throws PkiException {
    CertificateExtension found = find(id);
    if (found == null) {
      return Optional.empty();
    }
    try {
      DerReader in = DerReader.of(found.value());
      T value = reader.read(in);
      in.end();
      return Optional.of(value);
    } catch (PkiException e) {
      throw new PkiException(
          PkiFault.EXTENSION_MALFORMED, "extension %s: %s".formatted(id, e.getMessage()), e);
    }
  }

  /// This certificate as the JDK holds one.
  ///
  /// @throws PkiException [PkiFault#REFUSED_BY_JDK]: the JDK's own parser is stricter in places
  public X509Certificate toX509() throws PkiException {
    X509Certificate known = x509;
    if (known == null) {
      known = JdkParser.parse(this);
      x509 = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Certificate that && der.equals(that.der));
  }

  /// That of the last bytes of the signature, which are as good as random.
  @Override
  public int hashCode() {
    return der.end(HASHED).hashCode();
  }

  /// Who it is for and by whom, in one line.
  @Override
  public String toString() {
    return "\"%s\" issued by \"%s\"".formatted(subject(), issuer());
  }
}
