package dev.padlock.proving.x509;

import dev.padlock.pki.der.Oid;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.path.Demands;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import dev.padlock.pki.store.TrustStore;
import java.util.Set;

/// The target for the whole path: anchors, a chain, lists and a status, all of them changed at
/// will, judged under both policies for a fixed time. Signatures hold (or half of them do) whatever
/// they are over, so that the search goes on behind them.
///
/// A judgement is a verdict and never an exception, within its bounds of signatures and memory;
/// what it says is so: a path leads from the leaf to an anchor, what is strictly right is right,
/// the same question has the same answer, and nothing is trusted for longer than it is valid.
public final class ChainFuzz {
  private static final int MAX_SIGNATURES = 100;
  private static final long MAX_ALLOCATED = 256L << 20;
  private static final Oid SOME_POLICY = Oid.of("2.23.140.1.2.1");

  private ChainFuzz() {}

  /// What a fuzzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    FuzzedChain fuzzed = FuzzedChain.read(input);
    GivenSignatures.install(fuzzed.has(FuzzedChain.HALF_SIGNED));
    TrustStore anchors = fuzzed.anchors();
    PathRequest request = fuzzed.request();
    Verdict strict = judged(anchors, policy(fuzzed, ValidationPolicy.STRICT), request);
    Verdict standard = judged(anchors, policy(fuzzed, ValidationPolicy.STANDARD), request);
    check(
        !strict.isTrusted() || standard.isTrusted() || isTooMuch(standard),
        "strictly right, and refused by the standard policy");
  }

  private static ValidationPolicy policy(FuzzedChain fuzzed, ValidationPolicy base) {
    Demands demands = Demands.NONE.withMustStaple(fuzzed.has(FuzzedChain.MUST_STAPLE));
    return base.withDemands(
        fuzzed.has(FuzzedChain.POLICY) ? demands.withPolicies(Set.of(SOME_POLICY)) : demands);
  }

  private static Verdict judged(TrustStore anchors, ValidationPolicy policy, PathRequest request) {
    Allocation.within(
        MAX_ALLOCATED, () -> ChainJudge.of(anchors, policy).judge(request).explanation());
    ChainJudge judge = ChainJudge.of(anchors, policy);
    GivenSignatures.startCounting();
    Verdict verdict = judge.judge(request);
    check(GivenSignatures.counted() <= MAX_SIGNATURES, "more than 100 signatures are checked");
    check(!verdict.explanation().isEmpty(), "a verdict without a word");
    Verdict again = judge.judge(request);
    check(
        again.isTrusted() == verdict.isTrusted() || isTooMuch(again), "two answers to a question");
    if (verdict instanceof Trusted trusted) {
      isSo(trusted, anchors, request);
      isOverInTime(judge, trusted, request);
    }
    return verdict;
  }

  private static void isSo(Trusted trusted, TrustStore anchors, PathRequest request) {
    check(anchors.contains(trusted.anchor()), "a path that ends nowhere");
    check(
        trusted.path().getFirst().equals(request.chain().leaf().orElseThrow()),
        "a path from another leaf");
  }

  private static void isOverInTime(ChainJudge judge, Trusted trusted, PathRequest request) {
    PathRequest late =
        new PathRequest(
            request.chain(),
            request.usage(),
            trusted.path().getFirst().notAfter().plusSeconds(1),
            request.name(),
            request.evidence());
    check(!judge.judge(late).isTrusted(), "trusted after its end");
  }

  private static boolean isTooMuch(Verdict verdict) {
    return verdict instanceof Untrusted untrusted
        && untrusted.finding().rule() == Rule.WORK_BOUNDED;
  }

  private static void check(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new AssertionError(otherwise);
    }
  }
}
