package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import java.util.List;

/// What was found about a chain.
public sealed interface Verdict {

  /// It leads to `anchor` by `path` (leaf first, without the anchor, unless the leaf is itself the
  /// anchor). Warnings are breaches that are let pass.
  record Trusted(List<Certificate> path, Certificate anchor, List<Finding> warnings)
      implements Verdict {
    public Trusted {
      path = List.copyOf(path);
      warnings = List.copyOf(warnings);
    }
  }

  /// It is not to be trusted: for `finding` in the first place; `further` would have been reasons
  /// too.
  record Untrusted(Finding finding, List<Finding> further) implements Verdict {
    public Untrusted {
      further = List.copyOf(further);
    }

    public Reason reason() {
      return finding.reason();
    }

    /// What is wrong, in one sentence.
    public String sentence() {
      return finding.sentence();
    }
  }

  default boolean isTrusted() {
    return this instanceof Trusted;
  }
}
