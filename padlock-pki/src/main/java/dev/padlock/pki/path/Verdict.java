package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import java.util.ArrayList;
import java.util.List;

/// What was found about a chain, and how: every step that was tried is in it.
public sealed interface Verdict {

  /// It leads to `anchor` by `path` (leaf first, without the anchor, unless the leaf is itself the
  /// anchor). Warnings are breaches that are let pass.
  record Trusted(
      List<Certificate> path, Certificate anchor, List<Finding> warnings, List<Edge> edges)
      implements Verdict {
    public Trusted {
      path = List.copyOf(path);
      warnings = List.copyOf(warnings);
      edges = List.copyOf(edges);
    }
  }

  /// It is not to be trusted: for `finding` in the first place; `further` would have been reasons
  /// too.
  record Untrusted(Finding finding, List<Finding> further, List<Edge> edges) implements Verdict {
    public Untrusted {
      further = List.copyOf(further);
      edges = List.copyOf(edges);
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

  /// Every step that was tried, in the order in which it was.
  List<Edge> edges();

  /// The whole verdict for people, a sentence a line: the outcome, then what speaks against it or
  /// what was let pass, then each step that was tried.
  default List<String> explanation() {
    List<String> lines = new ArrayList<>();
    switch (this) {
      case Trusted trusted -> {
        lines.add("Trusted: the path ends at \"%s\".".formatted(trusted.anchor().subject()));
        trusted.warnings().forEach(warning -> lines.add("Warning: " + warning.sentence()));
      }
      case Untrusted untrusted -> {
        lines.add("Not trusted: " + untrusted.sentence());
        untrusted.further().forEach(finding -> lines.add("Besides: " + finding.sentence()));
      }
    }
    edges().forEach(edge -> lines.add("Tried: " + edge.sentence()));
    return List.copyOf(lines);
  }
}
