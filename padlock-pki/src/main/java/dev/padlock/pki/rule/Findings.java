package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Strictness;
import java.util.ArrayList;
import java.util.List;

/// The breaches found so far, told apart by what the policy does about them. Not thread-safe.
public final class Findings {
  private final Strictness strictness;
  private List<Finding> refusals = List.of();
  private List<Finding> warnings = List.of();

  public Findings(Strictness strictness) {
    this.strictness = strictness;
  }

  /// A breach by a certificate that stands at this place.
  public void add(Place place, Finding finding) {
    if (strictness.refuses(finding.rule(), place)) {
      refusals = with(refusals, finding);
    } else {
      warnings = with(warnings, finding);
    }
  }

  /// Both lists as one, which is one of the two where the other is empty.
  public static List<Finding> joined(List<Finding> first, List<Finding> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<Finding> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /// Most certificates break no rule, and cost no list.
  private static List<Finding> with(List<Finding> before, Finding finding) {
    List<Finding> findings = before.isEmpty() ? new ArrayList<>() : before;
    findings.add(finding);
    return findings;
  }

  /// A breach: `what` goes on from "The certificate ...".
  void add(Place place, Certificate certificate, Rule rule, String what) {
    String sentence = "The certificate \"%s\" %s.".formatted(certificate.subject(), what);
    add(place, Finding.about(certificate, rule, sentence, new Fact(FactName.FOUND, what)));
  }

  /// An extension that can not be read.
  void unreadable(Place place, Certificate certificate, PkiException why) {
    add(
        place,
        Finding.about(
            certificate,
            Rule.EXTENSIONS_READABLE,
            "The certificate \"%s\" can not be read (%s)."
                .formatted(certificate.subject(), why.getMessage()),
            new Fact(FactName.DETAIL, why.getMessage())));
  }

  /// What speaks against the chain, in the order in which it was found.
  public List<Finding> refusals() {
    return refusals;
  }

  /// What is let pass.
  public List<Finding> warnings() {
    return warnings;
  }
}
