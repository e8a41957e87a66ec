package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.SignatureEngine;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Edge;
import dev.padlock.pki.path.Edge.Outcome;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.rule.Findings;
import dev.padlock.pki.rule.IssuerRules;
import dev.padlock.pki.rule.KeyIdentifiers;
import dev.padlock.pki.rule.NameConstraintRules;
import dev.padlock.pki.rule.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Searches the way from the leaf up to an anchor, depth first and back again where a step does not
/// hold (RFC 4158 §2). Every step is held against all rules as it is taken: that the path below it
/// is known by then makes each rule decidable at once. Not thread-safe.
final class PathBuilder {
  /// Longer paths are not looked for; those on the web have 2 to 4 certificates.
  private static final int MAX_LENGTH = 16;

  /// A path that was found: the leaf first, without the anchor.
  record Path(List<Certificate> certificates, Certificate anchor, List<Finding> warnings) {}

  /// What else is held against a path once it is whole.
  interface Whole {
    void check(List<Certificate> path, Certificate anchor, Findings findings);
  }

  private final NameGraph graph;
  private final PathRequest request;
  private final ValidationPolicy policy;
  private final Work work;
  private final Whole whole;
  private final List<Certificate> path = new ArrayList<>(4);
  private final Steps steps = new Steps();
  private final SignatureEngine engine = new SignatureEngine();

  PathBuilder(
      NameGraph graph, PathRequest request, ValidationPolicy policy, Work work, Whole whole) {
    this.graph = graph;
    this.request = request;
    this.policy = policy;
    this.work = work;
    this.whole = whole;
  }

  /// The first path that holds.
  Optional<Path> from(Certificate leaf) {
    path.add(leaf);
    return extend(List.of());
  }

  /// What was tried.
  Steps steps() {
    return steps;
  }

  private Optional<Path> extend(List<Finding> warnings) {
    Certificate last = path.getLast();
    List<Certificate> anchors = graph.anchorsOf(last);
    for (int i = 0; i < anchors.size(); i++) {
      Certificate anchor = anchors.get(i);
      if (!path.contains(anchor)) {
        Optional<Path> found = toAnchor(last, anchor, warnings);
        if (found.isPresent() || work.isExhausted()) {
          return found;
        }
      }
    }
    List<Certificate> issuers = graph.issuersOf(last);
    for (int i = 0; i < issuers.size(); i++) {
      Certificate issuer = issuers.get(i);
      if (!isOnPath(issuer)) {
        Optional<Path> found = toIntermediate(last, issuer, warnings);
        if (found.isPresent() || work.isExhausted()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// RFC 4158 §5.2: the same name with the same key again is a loop, whoever issued it.
  private boolean isOnPath(Certificate issuer) {
    for (Certificate below : path) {
      if (below.equals(issuer)
          || (below != path.getFirst()
              && below.publicKeyInfo().der().equals(issuer.publicKeyInfo().der())
              && below.subject().isSameAs(issuer.subject())
              && below.issuer().isSameAs(issuer.issuer()))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Path> toAnchor(Certificate last, Certificate anchor, List<Finding> warnings) {
    Optional<Findings> step = step(last, anchor, Place.ANCHOR);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    Findings findings = step.get();
    List<Certificate> certificates = List.copyOf(path);
    whole.check(certificates, anchor, findings);
    if (!findings.refusals().isEmpty()) {
      steps.replaceLast(Outcome.REFUSED, findings.refusals());
      return Optional.empty();
    }
    return Optional.of(
        new Path(certificates, anchor, Findings.joined(warnings, findings.warnings())));
  }

  private Optional<Path> toIntermediate(
      Certificate last, Certificate issuer, List<Finding> warnings) {
    if (!graph.leadsToAnchor(issuer)) {
      steps.add(new Edge(last, issuer, false, Outcome.LEADS_NOWHERE, List.of()));
      return Optional.empty();
    }
    if (path.size() >= MAX_LENGTH) {
      steps.cutShort();
      return Optional.empty();
    }
    Optional<Findings> step = step(last, issuer, Place.INTERMEDIATE);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    int at = steps.last();
    path.addLast(issuer);
    Optional<Path> found = extend(Findings.joined(warnings, step.get().warnings()));
    path.removeLast();
    if (found.isEmpty()) {
      steps.leaveAgain(at);
    }
    return found;
  }

  /// One step, tried and written down: its warnings where it holds. The signature comes last, as it
  /// costs the most, but it is looked at after a breach too: a stranger's certificate is not the
  /// issuer's, whatever is wrong with it.
  private Optional<Findings> step(Certificate last, Certificate issuer, Place place) {
    if (!work.mayStep()) {
      return Optional.empty();
    }
    Findings findings = IssuerRules.check(issuer, place, path, request, policy);
    new NameConstraintRules(issuer, place, path, findings, work).check();
    boolean isAnchor = place == Place.ANCHOR;
    try {
      if (!isSigned(last, issuer)) {
        Outcome outcome = Outcome.NOT_SIGNED;
        steps.add(new Edge(last, issuer, isAnchor, outcome, List.of(notSigned(last, issuer))));
        return Optional.empty();
      }
    } catch (PkiException e) {
      findings.add(place, uncheckable(last, e));
    }
    boolean isRefused = !findings.refusals().isEmpty();
    Outcome outcome = isRefused ? Outcome.REFUSED : Outcome.TAKEN;
    steps.add(new Edge(last, issuer, isAnchor, outcome, findings.refusals()));
    return isRefused ? Optional.empty() : Optional.of(findings);
  }

  /// A pair of certificate and key that broke no rule is not checked again. False too where there
  /// is nothing left to spend, which `work` then tells.
  private boolean isSigned(Certificate certificate, Certificate issuer) throws PkiException {
    Boolean known = steps.isSigned(certificate, issuer);
    if (known != null) {
      return known;
    }
    return work.maySignature() && certificate.isSignedBy(issuer.publicKey(), engine);
  }

  /// Another key of the same name is another issuer, where the key identifiers tell the two apart;
  /// else somebody changed the certificate.
  private static Finding notSigned(Certificate certificate, Certificate issuer) {
    boolean isOther = KeyIdentifiers.disagree(certificate, issuer);
    String sentence =
        isOther
            ? "The certificate \"%s\" was issued by another \"%s\" than the one known here."
            : "The signature on the certificate \"%s\" is not one of its issuer \"%s\".";
    return Finding.about(
        certificate,
        isOther ? Rule.ISSUER_IS_THE_ONE_MEANT : Rule.SIGNATURE_HOLDS,
        sentence.formatted(certificate.subject(), issuer.subject()),
        new Fact(FactName.ISSUER, issuer.subject().toString()));
  }

  private static Finding uncheckable(Certificate certificate, PkiException why) {
    return Finding.about(
        certificate,
        Rule.ALGORITHM_SUPPORTED,
        "The signature on the certificate \"%s\" can not be checked (%s)."
            .formatted(certificate.subject(), why.getMessage()),
        new Fact(FactName.DETAIL, why.getMessage()));
  }
}
