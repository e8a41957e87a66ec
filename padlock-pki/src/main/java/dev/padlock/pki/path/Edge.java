package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import java.util.List;
import java.util.Locale;

/// One step that was tried on the way from the leaf to an anchor: that `issuer` issued
/// `certificate`.
///
/// @param isAnchor whether the issuer is a trusted certificate
/// @param refusals why the step was refused; empty where it was not
public record Edge(
    Certificate certificate,
    Certificate issuer,
    boolean isAnchor,
    Outcome outcome,
    List<Finding> refusals) {

  public Edge {
    refusals = List.copyOf(refusals);
  }

  /// What became of it.
  public enum Outcome {
    /// It is a step of the path that was found.
    TAKEN,
    /// It holds, and what lies above it does not.
    LEFT_AGAIN,
    /// The issuer signed the certificate and breaks a rule.
    REFUSED,
    /// The issuer has the right name, but the signature is not its own.
    NOT_SIGNED,
    /// By its name it could be the issuer, but nothing above it leads to an anchor.
    LEADS_NOWHERE;

    /// The stable name, for programs and documents.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The step and what became of it, in one sentence.
  public String sentence() {
    String by = isAnchor ? "the trusted \"%s\"" : "\"%s\"";
    String step = "\"%s\" by " + by;
    return step.formatted(named(certificate), named(issuer)) + ": " + became();
  }

  /// A verdict has many steps, and a name can be of any length.
  private static String named(Certificate certificate) {
    return Fact.shortened(certificate.subject().toString());
  }

  private String became() {
    return switch (outcome) {
      case TAKEN -> "taken.";
      case LEFT_AGAIN -> "it holds, but nothing above it does.";
      case LEADS_NOWHERE -> "not followed, for no trusted certificate is above it.";
      case REFUSED, NOT_SIGNED -> "refused. " + refusals.getFirst().sentence();
    };
  }
}
