package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import dev.padlock.pki.store.TrustStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds candidate paths by names, holds our own rules against each so that a refusal is precise,
/// and lets the JDK's PKIX have the last word.
///
/// The first path that passes is taken. Where none does, the verdict tells of the first one whose
/// signatures hold: anchors and order of sending make it the one that was meant.
record PkixValidator(TrustStore anchors, KeyPolicy policy) implements PathValidator {

  @Override
  public Verdict judge(PathRequest request) {
    PresentedChain chain = request.chain();
    Optional<Certificate> leaf = chain.leaf();
    if (leaf.isEmpty() || chain.sent() > PresentedChain.MAX_CERTIFICATES) {
      return new Untrusted(refuse(chain), List.of());
    }
    PathSearch search = new PathSearch(anchors, chain).from(leaf.get());
    List<Finding> ofLeaf = LeafRules.check(leaf.get(), request);
    List<Finding> ofPath = List.of();
    for (CandidatePath path : search.paths()) {
      List<Finding> refusals = refusals(path, request);
      if (refusals.isEmpty() && ofLeaf.isEmpty()) {
        return new Trusted(path.certificates(), path.anchor(), warnings(path, request));
      }
      if (refusals.isEmpty()) {
        return untrusted(ofLeaf);
      }
      ofPath = tellsMore(refusals, ofPath) ? refusals : ofPath;
    }
    List<Finding> all = new ArrayList<>(ofPath.isEmpty() ? deadEnd(search, chain) : ofPath);
    all.addAll(ofLeaf);
    return untrusted(all);
  }

  /// A path whose signatures hold tells more than one that holds by names alone.
  private static boolean tellsMore(List<Finding> refusals, List<Finding> before) {
    return before.isEmpty() || (isUnlinked(before) && !isUnlinked(refusals));
  }

  private static boolean isUnlinked(List<Finding> refusals) {
    Reason reason = refusals.getFirst().reason();
    return reason == Reason.BAD_SIGNATURE || reason == Reason.UNKNOWN_ISSUER;
  }

  private static Finding refuse(PresentedChain chain) {
    if (chain.sent() == 0) {
      return Finding.ofChain(Reason.CHAIN_EMPTY, "The peer sent no certificate.");
    }
    Fact sent = new Fact(FactName.SENT, Integer.toString(chain.sent()));
    if (chain.sent() > PresentedChain.MAX_CERTIFICATES) {
      String sentence =
          "The peer sent %d certificates, more than the %d that are looked at."
              .formatted(chain.sent(), PresentedChain.MAX_CERTIFICATES);
      return Finding.ofChain(Reason.CHAIN_TOO_LONG, sentence, sent);
    }
    String why = chain.unreadable().getFirst().getMessage();
    return Finding.ofChain(
        Reason.UNREADABLE,
        "The peer's certificate can not be read (%s).".formatted(why),
        sent,
        new Fact(FactName.DETAIL, why));
  }

  /// What speaks against the path itself. A leaf that is trusted for itself needs no path.
  private List<Finding> refusals(CandidatePath path, PathRequest request) {
    if (path.isLeafTheAnchor()) {
      return List.of();
    }
    List<Finding> ours = new PathRules(path, request, policy).refusals();
    if (!ours.isEmpty()) {
      return ours;
    }
    boolean isTimely = Dates.check(path.leaf(), request.at()).isEmpty();
    return isTimely ? JdkPathCheck.check(path, request.at()) : PathSignatures.check(path);
  }

  private List<Finding> warnings(CandidatePath path, PathRequest request) {
    List<Finding> warnings = new ArrayList<>(new PathRules(path, request, policy).warnings());
    request.chain().unreadable().stream().map(PkixValidator::unreadable).forEach(warnings::add);
    return warnings;
  }

  private static Finding unreadable(Exception why) {
    return Finding.ofChain(
        Reason.UNREADABLE,
        "A certificate that was sent along can not be read (%s).".formatted(why.getMessage()));
  }

  private List<Finding> deadEnd(PathSearch search, PresentedChain chain) {
    return List.of(new DeadEnd(anchors, chain, search.longest()).finding(search.isExhausted()));
  }

  private static Verdict untrusted(List<Finding> findings) {
    return new Untrusted(findings.getFirst(), findings.subList(1, findings.size()));
  }
}
