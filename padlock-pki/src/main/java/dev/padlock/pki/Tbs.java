package dev.padlock.pki;

import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The fields of a TBSCertificate (RFC 5280 §4.1), in their order. Unique identifiers are stepped
/// over: RFC 5280 §4.1.2.8 wants none, and nobody reads them.
record Tbs(
    int version,
    BigInteger serial,
    AlgorithmIdentifier signature,
    DistinguishedName issuer,
    Validity validity,
    DistinguishedName subject,
    SubjectPublicKeyInfo publicKeyInfo,
    List<CertificateExtension> extensions) {

  private static final int MAX_EXTENSIONS = 256;

  record Validity(Instant notBefore, Instant notAfter) {}

  static Tbs read(Octets der) throws PkiException {
    DerReader in = DerReader.of(der).sequence();
    int version = version(in);
    BigInteger serial = in.integer();
    AlgorithmIdentifier signature = AlgorithmIdentifier.read(in);
    DistinguishedName issuer = DistinguishedName.of(in.element(DerTag.SEQUENCE));
    Validity validity = validity(in.sequence());
    DistinguishedName subject = DistinguishedName.of(in.element(DerTag.SEQUENCE));
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.read(in);
    skipUniqueIdentifiers(in, version);
    List<CertificateExtension> extensions = extensions(in, version);
    in.end();
    return new Tbs(version, serial, signature, issuer, validity, subject, key, extensions);
  }

  private static int version(DerReader in) throws PkiException {
    if (!in.isNext(DerTag.contextConstructed(0))) {
      return 1;
    }
    DerReader tagged = in.enter(DerTag.contextConstructed(0));
    int version = tagged.smallInteger(2) + 1;
    tagged.end();
    return version;
  }

  private static Validity validity(DerReader in) throws PkiException {
    Validity validity = new Validity(in.time(), in.time());
    in.end();
    return validity;
  }

  private static void skipUniqueIdentifiers(DerReader in, int version) throws PkiException {
    for (int number = 1; number <= 2; number++) {
      if (in.isNext(DerTag.context(number))) {
        requireVersion(version >= 2, "a unique identifier", version);
        in.content(DerTag.context(number));
      }
    }
  }

  private static List<CertificateExtension> extensions(DerReader in, int version)
      throws PkiException {
    if (!in.isNext(DerTag.contextConstructed(3))) {
      return List.of();
    }
    requireVersion(version == 3, "extensions", version);
    DerReader tagged = in.enter(DerTag.contextConstructed(3));
    DerReader sequence = tagged.sequence();
    tagged.end();
    List<CertificateExtension> extensions = new ArrayList<>();
    while (sequence.hasMore()) {
      CertificateExtension extension = CertificateExtension.read(sequence);
      if (extensions.stream().anyMatch(other -> other.id().equals(extension.id()))) {
        throw new PkiException(PkiFault.EXTENSION_DUPLICATE, extension.id().toString());
      }
      if (extensions.size() == MAX_EXTENSIONS) {
        throw new PkiException(
            PkiFault.CERTIFICATE_TOO_LARGE, "more than " + MAX_EXTENSIONS + " extensions");
      }
      extensions.add(extension);
    }
    return List.copyOf(extensions);
  }

  private static void requireVersion(boolean isRight, String what, int version)
      throws PkiException {
    if (!isRight) {
      throw new PkiException(
          PkiFault.CERTIFICATE_MALFORMED, what + " in a certificate of version " + version);
    }
  }
}
