package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.store.TrustStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the ways from a leaf to the anchors by following issuer names, anchors first, then the
/// certificates in the order they were sent. Signatures are not looked at here.
///
/// Bounded: a peer that sends a maze of cross-signed certificates is not searched to its end.
final class PathSearch {
  static final int MAX_LENGTH = 10;
  private static final int MAX_PATHS = 10;
  private static final int MAX_STEPS = 1_000;

  private final TrustStore anchors;
  private final List<Certificate> sent;
  private final List<CandidatePath> found = new ArrayList<>();
  private List<Certificate> longest = List.of();
  private int steps;

  PathSearch(TrustStore anchors, PresentedChain chain) {
    this.anchors = anchors;
    this.sent = List.copyOf(new LinkedHashSet<>(chain.others()));
  }

  PathSearch from(Certificate leaf) {
    if (anchors.contains(leaf)) {
      found.add(new CandidatePath(List.of(leaf), leaf));
    }
    extend(new LinkedHashSet<>(List.of(leaf)), leaf);
    return this;
  }

  private void extend(Set<Certificate> path, Certificate last) {
    if (path.size() > longest.size()) {
      longest = List.copyOf(path);
    }
    for (Certificate anchor : anchors.withSubject(last.issuer())) {
      if (!path.contains(anchor) && !isExhausted()) {
        found.add(new CandidatePath(List.copyOf(path), anchor));
      }
    }
    for (Certificate next : sent) {
      if (next.subject().isSameAs(last.issuer()) && isStep(path, next)) {
        path.add(next);
        extend(path, next);
        path.remove(next);
      }
    }
  }

  /// Whether to go on to `next`: a certificate that was sent and is an anchor was found already.
  private boolean isStep(Set<Certificate> path, Certificate next) {
    return ++steps <= MAX_STEPS
        && found.size() < MAX_PATHS
        && path.size() < MAX_LENGTH
        && !path.contains(next)
        && !anchors.contains(next);
  }

  /// The ways, best first.
  List<CandidatePath> paths() {
    return found;
  }

  /// The longest row of names that was followed, also where it led nowhere.
  List<Certificate> longest() {
    return longest;
  }

  /// Whether there may be more ways than were found.
  boolean isExhausted() {
    return steps > MAX_STEPS || found.size() >= MAX_PATHS;
  }
}
