package dev.padlock.pki.revocation;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a responder says about one certificate (RFC 6960 §4.2.1, `SingleResponse`).
///
/// @param revocation when and why it was withdrawn; null where it was not
/// @param isKnown whether the responder knows the certificate at all
/// @param nextUpdate until when this holds; null where newer news is there at any time
public record CertificateStatus(
    Subject subject,
    boolean isKnown,
    @Nullable Revocation revocation,
    Instant thisUpdate,
    @Nullable Instant nextUpdate) {

  /// RFC 6960 §4.3 and §B.1: the hash of a CertID.
  private static final Map<Oid, String> HASHES =
      Map.of(
          Oid.of("1.3.14.3.2.26"), "SHA-1",
          Oid.of("2.16.840.1.101.3.4.2.1"), "SHA-256",
          Oid.of("2.16.840.1.101.3.4.2.2"), "SHA-384",
          Oid.of("2.16.840.1.101.3.4.2.3"), "SHA-512");

  /// `CertID`: which certificate is meant.
  public record Subject(Oid hash, Octets issuerName, Octets issuerKey, BigInteger serial) {

    static Subject read(DerReader fields) throws PkiException {
      AlgorithmIdentifier hash = AlgorithmIdentifier.read(fields);
      Octets name = fields.octetString();
      Octets key = fields.octetString();
      BigInteger serial = fields.integer();
      fields.end();
      return new Subject(hash.algorithm(), name, key, serial);
    }

    /// Whether it is this one. That the hash may be SHA-1 does no harm: the signature over the
    /// status is what counts.
    boolean isOf(Certificate certificate, Certificate issuer) throws PkiException {
      return serial.equals(certificate.serial())
          && issuerName.equals(digest(certificate.issuer().der()))
          && issuerKey.equals(digest(issuer.publicKeyInfo().key().bytes()));
    }

    private Octets digest(Octets content) throws PkiException {
      String name = HASHES.getOrDefault(hash, hash.toString());
      try {
        return Octets.wrap(MessageDigest.getInstance(name).digest(content.toArray()));
      } catch (NoSuchAlgorithmException e) {
        throw new PkiException(PkiFault.ALGORITHM_UNSUPPORTED, "the hash " + name, e);
      }
    }
  }

  static CertificateStatus read(DerReader fields) throws PkiException {
    Subject subject = Subject.read(fields.sequence());
    Revocation revocation = null;
    boolean isKnown = true;
    if (fields.isNext(DerTag.contextConstructed(1))) {
      revocation = revoked(fields.enter(DerTag.contextConstructed(1)), subject.serial);
    } else if (fields.isNext(DerTag.context(2))) {
      fields.content(DerTag.context(2));
      isKnown = false;
    } else {
      fields.content(DerTag.context(0));
    }
    Instant thisUpdate = fields.time();
    Instant nextUpdate = null;
    if (fields.isNext(DerTag.contextConstructed(0))) {
      DerReader tagged = fields.enter(DerTag.contextConstructed(0));
      nextUpdate = tagged.time();
      tagged.end();
    }
    if (fields.isNext(DerTag.contextConstructed(1))) {
      fields.element();
    }
    fields.end();
    return new CertificateStatus(subject, isKnown, revocation, thisUpdate, nextUpdate);
  }

  /// `RevokedInfo`.
  private static Revocation revoked(DerReader in, BigInteger serial) throws PkiException {
    Instant at = in.time();
    int reason = 0;
    if (in.isNext(DerTag.contextConstructed(0))) {
      DerReader tagged = in.enter(DerTag.contextConstructed(0));
      reason = Revocation.reason(tagged.element());
      tagged.end();
    }
    in.end();
    return new Revocation(serial, at, reason, false);
  }

  /// Whether it is about this certificate of this issuer.
  public boolean isAbout(Certificate certificate, Certificate issuer) throws PkiException {
    return subject.isOf(certificate, issuer);
  }

  /// When and why it was withdrawn; empty where it was not.
  public Optional<Revocation> withdrawal() {
    return Optional.ofNullable(revocation);
  }

  /// Until when this holds; empty where newer news is there at any time.
  public Optional<Instant> holdsUntil() {
    return Optional.ofNullable(nextUpdate);
  }
}
