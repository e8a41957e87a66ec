package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.error.PkiException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks the JDK's PKIX algorithm (RFC 5280 §6.1) about one path.
///
/// The path is given whole and revocation is off, so there is nothing left for it to fetch: system
/// properties that switch on AIA fetching act on the path builder, those for CRL and OCSP on the
/// revocation checker, and neither is used.
final class JdkPathCheck {
  private static final Map<CertPathValidatorException.Reason, Reason> REASONS =
      Map.ofEntries(
          Map.entry(BasicReason.EXPIRED, Reason.EXPIRED),
          Map.entry(BasicReason.NOT_YET_VALID, Reason.NOT_YET_VALID),
          Map.entry(BasicReason.INVALID_SIGNATURE, Reason.BAD_SIGNATURE),
          Map.entry(BasicReason.ALGORITHM_CONSTRAINED, Reason.WEAK_SIGNATURE),
          Map.entry(PKIXReason.INVALID_KEY_USAGE, Reason.KEY_USAGE),
          Map.entry(PKIXReason.NOT_CA_CERT, Reason.NOT_A_CA),
          Map.entry(PKIXReason.PATH_TOO_LONG, Reason.PATH_LENGTH),
          Map.entry(PKIXReason.NAME_CHAINING, Reason.UNKNOWN_ISSUER),
          Map.entry(PKIXReason.NO_TRUST_ANCHOR, Reason.BAD_SIGNATURE),
          Map.entry(PKIXReason.INVALID_NAME, Reason.NAME_CONSTRAINTS),
          Map.entry(PKIXReason.UNRECOGNIZED_CRIT_EXT, Reason.CRITICAL_EXTENSION));

  private JdkPathCheck() {}

  /// What the JDK holds against it: nothing or one finding.
  static List<Finding> check(CandidatePath path, Instant at) {
    boolean isAnchorChecked = isConstrained(path.anchor());
    List<Certificate> checked = new ArrayList<>(path.certificates());
    if (isAnchorChecked) {
      checked.add(path.anchor());
    }
    try {
      CertPathValidator.getInstance("PKIX", "SUN")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(x509(checked)),
              parameters(trustAnchor(path.anchor(), isAnchorChecked), at));
      return List.of();
    } catch (CertPathValidatorException e) {
      return List.of(finding(checked, path.anchor(), e));
    } catch (PkiException e) {
      return List.of(LeafRules.unreadable(path.leaf(), e));
    } catch (GeneralSecurityException e) {
      return List.of(Finding.ofChain(Reason.OTHER, "The JDK can not check it: " + e.getMessage()));
    }
  }

  /// The JDK ignores the name constraints of an anchor. Those of a root count when the root stands
  /// in the path once more, below its own bare key.
  private static boolean isConstrained(Certificate anchor) {
    return anchor.isSelfIssued() && anchor.extension(CertificateOids.NAME_CONSTRAINTS).isPresent();
  }

  private static List<X509Certificate> x509(List<Certificate> path) throws PkiException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Certificate certificate : path) {
      certificates.add(certificate.toX509());
    }
    return certificates;
  }

  private static TrustAnchor trustAnchor(Certificate anchor, boolean bare) throws PkiException {
    return bare
        ? new TrustAnchor(anchor.subject().toPrincipal(), anchor.publicKey(), null)
        : new TrustAnchor(anchor.toX509(), null);
  }

  private static PKIXParameters parameters(TrustAnchor anchor, Instant at)
      throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    parameters.setPolicyQualifiersRejected(false);
    parameters.setDate(Date.from(at));
    return parameters;
  }

  private static Finding finding(
      List<Certificate> path, Certificate anchor, CertPathValidatorException e) {
    Reason reason = REASONS.getOrDefault(e.getReason(), Reason.OTHER);
    Fact detail = new Fact(FactName.DETAIL, String.valueOf(e.getMessage()));
    int top = path.size() - 1;
    // Without an index it is about the step to the anchor, which the JDK looks at by itself.
    int index = e.getIndex() < 0 ? top : Math.min(e.getIndex(), top);
    Certificate certificate = path.get(index);
    Certificate issuer = index == top ? anchor : path.get(index + 1);
    Fact by = new Fact(FactName.ISSUER, issuer.subject().toString());
    if (reason == Reason.BAD_SIGNATURE) {
      return PathSignatures.notSigned(certificate, issuer, by, detail);
    }
    String rule =
        reason == Reason.NAME_CONSTRAINTS
            ? "has a name that an authority above it may not issue"
            : "breaks a rule: " + detail.value();
    String sentence = "The certificate \"%s\" %s.".formatted(certificate.subject(), rule);
    return Finding.about(certificate, reason, sentence, by, detail);
  }
}
