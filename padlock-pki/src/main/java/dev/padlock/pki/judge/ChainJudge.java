package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.judge.PathBuilder.Path;
import dev.padlock.pki.path.Edge;
import dev.padlock.pki.path.Evidence;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PathValidator;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import dev.padlock.pki.rule.Findings;
import dev.padlock.pki.rule.LeafRules;
import dev.padlock.pki.rule.LogRules;
import dev.padlock.pki.rule.PinRules;
import dev.padlock.pki.rule.PolicyRules;
import dev.padlock.pki.rule.RevocationListRules;
import dev.padlock.pki.rule.StatusRules;
import dev.padlock.pki.rule.Work;
import dev.padlock.pki.store.TrustStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Judges chains by the rules of RFC 5280 and the CA/Browser Forum's profile, without the JDK's
/// PKIX. Thread-safe; fetches nothing; takes a second and a hundred signature checks at most.
///
/// The first path that holds is taken. Where none does, the verdict tells of the step that came
/// nearest: one that its issuer signed and that broke a rule before one that nobody signed. A chain
/// that was trusted is not judged again while all of it is valid.
public final class ChainJudge implements PathValidator {
  private final TrustStore anchors;
  private final ValidationPolicy policy;
  private final LongSupplier nanos;
  private final JudgedChains remembered = new JudgedChains();

  private ChainJudge(TrustStore anchors, ValidationPolicy policy, LongSupplier nanos) {
    this.anchors = anchors;
    this.policy = policy;
    this.nanos = nanos;
  }

  /// A judge by the standard policy.
  public static ChainJudge of(TrustStore anchors) {
    return of(anchors, ValidationPolicy.STANDARD);
  }

  public static ChainJudge of(TrustStore anchors, ValidationPolicy policy) {
    return new ChainJudge(anchors, policy, System::nanoTime);
  }

  /// The same judge, who looks at another clock for the time that a judgement takes.
  ChainJudge timedBy(LongSupplier nanos) {
    return new ChainJudge(anchors, policy, nanos);
  }

  @Override
  public Verdict judge(PathRequest request) {
    PresentedChain chain = request.chain();
    Optional<Certificate> leaf = chain.leaf();
    if (leaf.isEmpty() || chain.sent() > PresentedChain.MAX_CERTIFICATES) {
      return new Untrusted(withoutLeaf(chain), List.of(), List.of());
    }
    Optional<Trusted> before = remembered.verdict(request);
    if (before.isPresent()) {
      return withNews(before.get(), request);
    }
    Verdict verdict =
        anchors.contains(leaf.get())
            ? trustedLeaf(leaf.get(), request)
            : search(leaf.get(), request);
    if (!(verdict instanceof Trusted trusted)) {
      return verdict;
    }
    remembered.remember(request, trusted);
    return withNews(trusted, request);
  }

  /// What came with this very connection, which is held against the leaf each time: a stapled
  /// status, and timestamps of logs.
  private Verdict withNews(Trusted trusted, PathRequest request) {
    Evidence evidence = request.evidence();
    if (evidence.status().isEmpty() && policy.demands().asksNoNews()) {
      return trusted;
    }
    Certificate leaf = trusted.path().getFirst();
    Certificate issuer = trusted.path().size() > 1 ? trusted.path().get(1) : trusted.anchor();
    Findings news = new Findings(policy.strictness());
    new StatusRules(
            evidence.status(), request.at(), policy.demands().mustStaple(), policy.keys(), news)
        .check(leaf, issuer);
    new LogRules(policy.demands().logs(), request.at(), news)
        .check(leaf, issuer, evidence.timestamps());
    if (!news.refusals().isEmpty()) {
      return untrusted(news.refusals(), trusted.edges());
    }
    List<Finding> warnings = Findings.joined(trusted.warnings(), news.warnings());
    return new Trusted(trusted.path(), trusted.anchor(), warnings, trusted.edges());
  }

  /// A leaf that is itself an anchor needs no path.
  private Verdict trustedLeaf(Certificate leaf, PathRequest request) {
    Findings findings = LeafRules.check(leaf, Place.TRUSTED_LEAF, request, policy);
    PinRules.check(List.of(leaf), leaf, policy.demands().pins(), findings);
    if (!findings.refusals().isEmpty()) {
      return untrusted(findings.refusals(), List.of());
    }
    return trusted(new Path(List.of(leaf), leaf, List.of()), findings, request, List.of());
  }

  private Verdict search(Certificate leaf, PathRequest request) {
    Findings ofLeaf = LeafRules.check(leaf, Place.LEAF, request, policy);
    Work work = new Work(nanos);
    NameGraph graph = new NameGraph(anchors, request.chain());
    PathBuilder builder =
        new PathBuilder(
            graph,
            request,
            policy,
            work,
            (path, anchor, findings) -> whole(path, anchor, findings, request, work));
    Optional<Path> path = builder.from(leaf);
    List<Edge> edges = builder.steps().edges();
    if (path.isPresent() && ofLeaf.refusals().isEmpty()) {
      return trusted(path.get(), ofLeaf, request, edges);
    }
    List<Finding> findings = new ArrayList<>();
    if (work.isExhausted() || builder.steps().isCutShort()) {
      findings.add(tooComplex(request.chain()));
    }
    if (path.isEmpty()) {
      builder
          .steps()
          .refusal()
          .ifPresentOrElse(
              findings::addAll, () -> findings.add(deadEnd(leaf, request.chain(), graph)));
    }
    findings.addAll(ofLeaf.refusals());
    return untrusted(findings, edges);
  }

  /// What is asked of a path as a whole.
  private void whole(
      List<Certificate> path,
      Certificate anchor,
      Findings findings,
      PathRequest request,
      Work work) {
    PolicyRules.check(path, policy.demands().policies(), findings);
    new RevocationListRules(request.evidence().lists(), request.at(), findings, work)
        .check(path, anchor);
    PinRules.check(path, anchor, policy.demands().pins(), findings);
  }

  private Finding deadEnd(Certificate leaf, PresentedChain chain, NameGraph graph) {
    return new DeadEnd(anchors, chain, graph.longestRow(leaf)).finding();
  }

  private static Finding tooComplex(PresentedChain chain) {
    return Finding.ofChain(
        Rule.WORK_BOUNDED,
        "The %d certificates that were sent can be joined in too many or too long ways."
            .formatted(chain.sent()));
  }

  /// Why there is no leaf to judge, or nobody looks at it.
  static Finding withoutLeaf(PresentedChain chain) {
    if (chain.sent() == 0) {
      return Finding.ofChain(Rule.CHAIN_PRESENT, "The peer sent no certificate.");
    }
    Fact sent = new Fact(FactName.SENT, Integer.toString(chain.sent()));
    if (chain.sent() > PresentedChain.MAX_CERTIFICATES) {
      String sentence =
          "The peer sent %d certificates, more than the %d that are looked at."
              .formatted(chain.sent(), PresentedChain.MAX_CERTIFICATES);
      return Finding.ofChain(Rule.CHAIN_NOT_TOO_LONG, sentence, sent);
    }
    String why = chain.unreadable().getFirst().getMessage();
    return Finding.ofChain(
        Rule.LEAF_READABLE,
        "The peer's certificate can not be read (%s).".formatted(why),
        sent,
        new Fact(FactName.DETAIL, why));
  }

  private static Verdict trusted(
      Path path, Findings ofLeaf, PathRequest request, List<Edge> edges) {
    List<Finding> warnings = Findings.joined(ofLeaf.warnings(), path.warnings());
    if (!request.chain().unreadable().isEmpty()) {
      warnings = new ArrayList<>(warnings);
      for (PkiException why : request.chain().unreadable()) {
        warnings.add(unreadable(why));
      }
    }
    return new Trusted(path.certificates(), path.anchor(), warnings, edges);
  }

  private static Finding unreadable(PkiException why) {
    return Finding.ofChain(
        Rule.COMPANION_READABLE,
        "A certificate that was sent along can not be read (%s).".formatted(why.getMessage()));
  }

  private static Verdict untrusted(List<Finding> findings, List<Edge> edges) {
    return new Untrusted(findings.getFirst(), findings.subList(1, findings.size()), edges);
  }
}
