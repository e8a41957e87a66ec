package dev.padlock.pki.revocation;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.SignatureEngine;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A certificate revocation list (RFC 5280 §5), read whole and refused where it breaks DER or the
/// RFC's grammar. Whether it can be relied on is not said here. Immutable and thread-safe.
public final class RevocationList {
  /// RFC 5280 §5.2.5.
  public static final Oid ISSUING_DISTRIBUTION_POINT = Oid.of("2.5.29.28");

  /// RFC 5280 §5.2.3.
  public static final Oid CRL_NUMBER = Oid.of("2.5.29.20");

  private final Octets der;
  private final Octets tbs;
  private final AlgorithmIdentifier algorithm;
  private final Octets signature;
  private final Body body;
  private volatile @Nullable Checked checked;

  /// What an issuer's key said about the signature; the last one is kept.
  private record Checked(Octets key, boolean holds) {}

  /// The fields that are signed.
  private record Body(
      int version,
      AlgorithmIdentifier algorithm,
      DistinguishedName issuer,
      Instant thisUpdate,
      @Nullable Instant nextUpdate,
      Map<BigInteger, Revocation> revoked,
      boolean hasUnknown,
      List<CertificateExtension> extensions) {}

  private RevocationList(
      Octets der, Octets tbs, AlgorithmIdentifier algorithm, Octets signature, Body body) {
    this.der = der;
    this.tbs = tbs;
    this.algorithm = algorithm;
    this.signature = signature;
    this.body = body;
  }

  /// Reads a list in DER; `der` must hold nothing else.
  public static RevocationList read(Octets der) throws PkiException {
    DerReader in = DerReader.of(der);
    DerReader fields = in.sequence();
    in.end();
    Octets tbs = fields.element(DerTag.SEQUENCE);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(fields);
    Octets signature = fields.bitString().bytes();
    fields.end();
    return new RevocationList(der, tbs, algorithm, signature, body(DerReader.of(tbs).sequence()));
  }

  private static Body body(DerReader in) throws PkiException {
    int version = in.isNext(DerTag.INTEGER) ? in.smallInteger(1) + 1 : 1;
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(in);
    DistinguishedName issuer = DistinguishedName.of(in.element(DerTag.SEQUENCE));
    Instant thisUpdate = in.time();
    boolean hasNext = in.isNext(DerTag.UTC_TIME) || in.isNext(DerTag.GENERALIZED_TIME);
    Instant nextUpdate = hasNext ? in.time() : null;
    Map<BigInteger, Revocation> revoked = new HashMap<>();
    boolean hasUnknown = false;
    if (in.isNext(DerTag.SEQUENCE)) {
      DerReader entries = in.sequence();
      while (entries.hasMore()) {
        Revocation entry = Revocation.read(entries.sequence(), version);
        revoked.put(entry.serial(), entry);
        hasUnknown |= entry.isUnknown();
      }
    }
    List<CertificateExtension> extensions = extensions(in, version);
    in.end();
    return new Body(
        version, algorithm, issuer, thisUpdate, nextUpdate, revoked, hasUnknown, extensions);
  }

  private static List<CertificateExtension> extensions(DerReader in, int version)
      throws PkiException {
    if (!in.isNext(DerTag.contextConstructed(0))) {
      return List.of();
    }
    if (version != 2) {
      throw new PkiException(PkiFault.CERTIFICATE_MALFORMED, "extensions in a CRL of version 1");
    }
    DerReader tagged = in.enter(DerTag.contextConstructed(0));
    List<CertificateExtension> extensions = CertificateExtension.readAll(tagged.sequence());
    tagged.end();
    return extensions;
  }

  /// The whole encoding.
  public Octets der() {
    return der;
  }

  /// 1 or 2.
  public int version() {
    return body.version;
  }

  public DistinguishedName issuer() {
    return body.issuer;
  }

  /// The algorithm of the signature.
  public AlgorithmIdentifier signatureAlgorithm() {
    return algorithm;
  }

  /// Whether the algorithm inside what is signed is the same (RFC 5280 §5.1.1.2).
  public boolean doAlgorithmsAgree() {
    return algorithm.equals(body.algorithm);
  }

  public Instant thisUpdate() {
    return body.thisUpdate;
  }

  /// When the next list is there at the latest; empty where the issuer does not say.
  public Optional<Instant> nextUpdate() {
    return Optional.ofNullable(body.nextUpdate);
  }

  public List<CertificateExtension> extensions() {
    return body.extensions;
  }

  public Optional<CertificateExtension> extension(Oid id) {
    return body.extensions.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /// What the list says about this serial number; empty where it is not on it.
  public Optional<Revocation> revocation(BigInteger serial) {
    return Optional.ofNullable(body.revoked.get(serial));
  }

  /// Whether some entry can not be understood: then none can (RFC 5280 §5.3).
  public boolean hasUnknownEntries() {
    return body.hasUnknown;
  }

  /// Whether this issuer signed it. The last answer is remembered.
  public boolean isSignedBy(Certificate signer) throws PkiException {
    Octets key = signer.publicKeyInfo().der();
    Checked known = checked;
    if (known == null || !known.key.equals(key)) {
      boolean holds = new SignatureEngine().verify(algorithm, signer.publicKey(), tbs, signature);
      known = new Checked(key, holds);
      checked = known;
    }
    return known.holds;
  }
}
