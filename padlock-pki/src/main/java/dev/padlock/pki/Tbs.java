package dev.padlock.pki;

import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.time.Instant;
import java.util.List;

/// The fields of a TBSCertificate (RFC 5280 §4.1), in their order. Of unique identifiers only their
/// presence is kept: RFC 5280 §4.1.2.8 wants none, and nobody reads them.
record Tbs(
    int version,
    Octets serial,
    AlgorithmIdentifier signature,
    DistinguishedName issuer,
    Validity validity,
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKeyInfo,
    Tail tail) {

  /// What may follow the key.
  record Tail(boolean hasUniqueIdentifier, List<CertificateExtension> extensions) {

    static Tail read(DerReader in, int version) throws PkiException {
      boolean hasIdentifier = skipUniqueIdentifiers(in, version);
      return new Tail(hasIdentifier, Tbs.extensions(in, version));
    }
  }

  /// The dates, and whether each is written in the form that RFC 5280 §4.1.2.5 gives its year to:
  /// UTCTime through 2049, GeneralizedTime from 2050 on.
  record Validity(Instant notBefore, Instant notAfter, boolean isInRightForm) {
    private static final Instant FROM_2050 = Instant.parse("2050-01-01T00:00:00Z");

    static Validity read(DerReader in) throws PkiException {
      int outer = in.open(DerTag.SEQUENCE);
      boolean isEarly = in.isNext(DerTag.UTC_TIME);
      Instant notBefore = in.time();
      boolean isLateEarly = in.isNext(DerTag.UTC_TIME);
      Instant notAfter = in.time();
      in.close(outer);
      boolean isRight =
          isEarly == notBefore.isBefore(FROM_2050) && isLateEarly == notAfter.isBefore(FROM_2050);
      return new Validity(notBefore, notAfter, isRight);
    }
  }

  static Tbs read(DerReader in) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    int version = version(in);
    Octets serial = in.integerOctets();
    AlgorithmIdentifier signature = AlgorithmIdentifier.read(in);
    DistinguishedName issuer = DistinguishedName.of(in.element(DerTag.SEQUENCE));
    Validity validity = Validity.read(in);
    DistinguishedName subject = DistinguishedName.of(in.element(DerTag.SEQUENCE));
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.read(in);
    Tail tail = Tail.read(in, version);
    in.close(outer);
    return new Tbs(version, serial, signature, issuer, validity, subject, key, tail);
  }

  private static int version(DerReader in) throws PkiException {
    if (!in.isNext(DerTag.contextConstructed(0))) {
      return 1;
    }
    int outer = in.open(DerTag.contextConstructed(0));
    int version = in.smallInteger(2) + 1;
    in.close(outer);
    return version;
  }

  private static boolean skipUniqueIdentifiers(DerReader in, int version) throws PkiException {
    boolean isThere = false;
    for (int number = 1; number <= 2; number++) {
      if (in.isNext(DerTag.context(number))) {
        requireVersion(version >= 2, "a unique identifier", version);
        in.content(DerTag.context(number));
        isThere = true;
      }
    }
    return isThere;
  }

  private static List<CertificateExtension> extensions(DerReader in, int version)
      throws PkiException {
    if (!in.isNext(DerTag.contextConstructed(3))) {
      return List.of();
    }
    requireVersion(version == 3, "extensions", version);
    int outer = in.open(DerTag.contextConstructed(3));
    int sequence = in.open(DerTag.SEQUENCE);
    List<CertificateExtension> extensions = CertificateExtension.readAll(in);
    in.close(sequence);
    in.close(outer);
    return extensions;
  }

  private static void requireVersion(boolean isRight, String what, int version)
      throws PkiException {
    if (!isRight) {
      throw new PkiException(
          PkiFault.CERTIFICATE_MALFORMED, what + " in a certificate of version " + version);
    }
  }
}
