package dev.padlock.pki.path;

import dev.padlock.pki.AuthorityKeyIdentifier;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.List;
import java.util.Optional;

/// The signatures of a path alone, for a leaf whose dates are refused anyway: the JDK looks at
/// dates first, and a forged certificate is not to be called merely out of date.
final class PathSignatures {
  private PathSignatures() {}

  /// Nothing, or the first certificate from the top that its issuer did not sign.
  static List<Finding> check(CandidatePath path) {
    Certificate issuer = path.anchor();
    for (Certificate certificate : path.certificates().reversed()) {
      try {
        if (!certificate.isSignedBy(issuer.publicKey())) {
          return List.of(notSigned(certificate, issuer));
        }
      } catch (PkiException e) {
        return List.of(LeafRules.unreadable(certificate, e));
      }
      issuer = certificate;
    }
    return List.of();
  }

  /// Another key of the same name is another issuer, where the key identifiers tell the two apart;
  /// else somebody changed the certificate.
  static Finding notSigned(Certificate certificate, Certificate issuer, Fact... more) {
    boolean isOther = isOtherKey(certificate, issuer);
    String sentence =
        isOther
            ? "The certificate \"%s\" was issued by another \"%s\" than the one known here."
            : "The signature on the certificate \"%s\" is not one of its issuer \"%s\".";
    return Finding.about(
        certificate,
        isOther ? Reason.UNKNOWN_ISSUER : Reason.BAD_SIGNATURE,
        sentence.formatted(certificate.subject(), issuer.subject()),
        more);
  }

  /// RFC 5280 §4.2.1.1: both identifiers are there and differ.
  private static boolean isOtherKey(Certificate certificate, Certificate issuer) {
    try {
      Optional<Octets> asked =
          certificate.authorityKeyIdentifier().map(AuthorityKeyIdentifier::keyIdentifier);
      Optional<Octets> found = issuer.subjectKeyIdentifier();
      return asked.isPresent()
          && found.isPresent()
          && !asked.get().isEmpty()
          && !asked.get().equals(found.get());
    } catch (PkiException e) {
      return false; // identifiers that can not be read tell nothing
    }
  }
}
