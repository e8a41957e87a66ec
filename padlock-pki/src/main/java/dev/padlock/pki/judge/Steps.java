package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.Edge;
import dev.padlock.pki.path.Edge.Outcome;
import dev.padlock.pki.path.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The steps that were tried, in order, and what became of them. Not thread-safe.
final class Steps {
  private final List<Edge> edges = new ArrayList<>(4);
  private boolean isCutShort;

  void add(Edge edge) {
    edges.add(edge);
  }

  /// Whether this issuer's key signed the certificate, where an earlier step told; null where none
  /// did. The same key may be in several certificates.
  @Nullable Boolean isSigned(Certificate certificate, Certificate issuer) {
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      boolean isSigned = edge.outcome() == Outcome.TAKEN || edge.outcome() == Outcome.LEFT_AGAIN;
      if ((isSigned || edge.outcome() == Outcome.NOT_SIGNED)
          && edge.certificate().equals(certificate)
          && edge.issuer().publicKeyInfo().der().equals(issuer.publicKeyInfo().der())) {
        return isSigned;
      }
    }
    return null;
  }

  /// The place of the last step.
  int last() {
    return edges.size() - 1;
  }

  /// The last step turned out differently.
  void replaceLast(Outcome outcome, List<Finding> refusals) {
    Edge edge = edges.removeLast();
    edges.add(new Edge(edge.certificate(), edge.issuer(), edge.isAnchor(), outcome, refusals));
  }

  /// Nothing above this step held.
  void leaveAgain(int at) {
    Edge edge = edges.get(at);
    edges.set(
        at,
        new Edge(
            edge.certificate(), edge.issuer(), edge.isAnchor(), Outcome.LEFT_AGAIN, List.of()));
  }

  /// A path was not followed because it was too long.
  void cutShort() {
    isCutShort = true;
  }

  boolean isCutShort() {
    return isCutShort;
  }

  List<Edge> edges() {
    return edges;
  }

  /// The refusal that tells the most: of the first step that its issuer signed and that broke a
  /// rule; else of the first whose signature is not the issuer's.
  Optional<List<Finding>> refusal() {
    return first(Outcome.REFUSED).or(() -> first(Outcome.NOT_SIGNED));
  }

  private Optional<List<Finding>> first(Outcome outcome) {
    return edges.stream().filter(e -> e.outcome() == outcome).findFirst().map(Edge::refusals);
  }
}
