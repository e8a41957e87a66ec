package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.KeyPolicy;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Strictness;
import dev.padlock.pki.revocation.CertificateStatus;
import dev.padlock.pki.revocation.Revocation;
import dev.padlock.pki.revocation.StatusResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Holds a leaf against the status that was stapled to it (RFC 6960 §3.2), and against its promise
/// to have one (RFC 7633 §4.3.1).
///
/// @param stapled an OCSPResponse in DER; empty where none came
/// @param isDemanded whether the promise is to be kept
/// @param keys what a responder's certificate is held against
public record StatusRules(
    Octets stapled, Instant at, boolean isDemanded, KeyPolicy keys, Findings findings) {
  private static final Oid OCSP_SIGNING = Oid.of("1.3.6.1.5.5.7.3.9");

  /// A status that leaves open until when it holds is taken for this long (CABF BR §4.9.10).
  private static final Duration USUAL_LIFE = Duration.ofDays(10);

  public void check(Certificate leaf, Certificate issuer) {
    String problem = stapled.isEmpty() ? "none was stapled" : judged(leaf, issuer);
    if (problem.isEmpty()) {
      return;
    }
    if (!stapled.isEmpty()) {
      findings.add(Place.LEAF, unusable(leaf, Rule.STATUS_USABLE, problem));
    }
    if (isDemanded && hasPromised(leaf)) {
      findings.add(Place.LEAF, unusable(leaf, Rule.STATUS_STAPLED, problem));
    }
  }

  private static boolean hasPromised(Certificate leaf) {
    try {
      return leaf.isMustStaple();
    } catch (PkiException e) {
      return true; // what it promises can not be read, so nothing keeps it
    }
  }

  /// Why it can not be relied on; empty where it can, and a revocation is then found.
  private String judged(Certificate leaf, Certificate issuer) {
    try {
      StatusResponse response = StatusResponse.read(stapled);
      for (CertificateStatus status : response.statuses()) {
        if (status.isAbout(leaf, issuer)) {
          return judged(leaf, issuer, response, status);
        }
      }
      return "it is about another certificate";
    } catch (PkiException e) {
      return "it can not be read: " + e.getMessage();
    }
  }

  private String judged(
      Certificate leaf, Certificate issuer, StatusResponse response, CertificateStatus status)
      throws PkiException {
    Instant until = status.holdsUntil().orElse(status.thisUpdate().plus(USUAL_LIFE));
    if (status.thisUpdate().isAfter(at) || until.isBefore(at)) {
      return "it held from %s to %s".formatted(status.thisUpdate(), until);
    }
    if (!isAuthentic(response, issuer)) {
      return "neither the issuer nor a responder that it appointed has signed it";
    }
    if (!status.isKnown()) {
      return "the responder does not know the certificate";
    }
    Optional<Revocation> withdrawal = status.withdrawal();
    withdrawal.ifPresent(
        found -> findings.add(Place.LEAF, RevocationListRules.revoked(leaf, found)));
    return "";
  }

  /// RFC 6960 §4.2.2.2: by the issuer, or by one that the issuer itself certified for that.
  private boolean isAuthentic(StatusResponse response, Certificate issuer) throws PkiException {
    AlgorithmIdentifier algorithm = response.signatureAlgorithm();
    if (CertificateSignature.of(algorithm).hasBrokenHash(algorithm)) {
      return false;
    }
    for (Certificate responder : response.certificates()) {
      if (isAppointed(responder, issuer) && response.isSignedBy(responder)) {
        return true;
      }
    }
    return response.isSignedBy(issuer);
  }

  /// What the issuer's word about a responder is worth, is the responder's certificate: one over a
  /// broken hash may be anybody's.
  private boolean isAppointed(Certificate responder, Certificate issuer) throws PkiException {
    Findings own = new Findings(Strictness.STANDARD);
    CertificateRules.check(responder, Place.LEAF, keys, own);
    return own.refusals().isEmpty()
        && responder.permits(KeyUsage.DIGITAL_SIGNATURE)
        && responder.extendedKeyUsage().orElse(Set.of()).contains(OCSP_SIGNING)
        && responder.issuer().isSameAs(issuer.subject())
        && !at.isBefore(responder.notBefore())
        && !at.isAfter(responder.notAfter())
        && responder.isSignedBy(issuer.publicKey());
  }

  private static Finding unusable(Certificate leaf, Rule rule, String problem) {
    return Finding.about(
        leaf,
        rule,
        "The status of the certificate \"%s\" is not known: %s.".formatted(leaf.subject(), problem),
        new Fact(FactName.DETAIL, problem));
  }
}
