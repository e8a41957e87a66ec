package dev.padlock.proving.x509;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import java.util.List;
import java.util.stream.Collectors;

/// What became of one case. An anchor or a name that can not be read refuses the chain, as it would
/// when a store is loaded.
record Outcome(LimboCase limbo, boolean isAccepted, List<Rule> rules, String detail) {

  static Outcome of(LimboCase limbo, ValidationPolicy policy) {
    Verdict verdict;
    try {
      verdict = ChainJudge.of(limbo.anchors(), limbo.policy(policy)).judge(limbo.request());
    } catch (PkiException unreadable) {
      return new Outcome(limbo, false, List.of(Rule.LEAF_READABLE), unreadable.getMessage());
    }
    List<Finding> findings =
        switch (verdict) {
          case Trusted trusted -> trusted.warnings();
          case Untrusted untrusted -> List.of(untrusted.finding());
        };
    return new Outcome(
        limbo,
        verdict.isTrusted(),
        findings.stream().map(Finding::rule).distinct().toList(),
        String.join(" ", verdict.explanation()));
  }

  String ruleCodes() {
    return rules.stream().map(Rule::code).sorted().collect(Collectors.joining(", "));
  }

  boolean isRight() {
    return isAccepted == limbo.mustAccept();
  }

  @Override
  public String toString() {
    String what = isAccepted ? "accepted" : "refused";
    return "%s: %s (%s) %s".formatted(limbo.id(), what, ruleCodes(), detail);
  }
}
