package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.rule.KeyIdentifiers;
import dev.padlock.pki.store.TrustStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who may have issued whom by names alone, and how far each certificate is from an anchor. So the
/// search goes the shortest way first and never where no anchor is.
final class NameGraph {
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final TrustStore anchors;
  private final List<Certificate> sent;

  /// Of the sent ones, in their order.
  private final int[] distances;

  /// @param chain with a leaf
  NameGraph(TrustStore anchors, PresentedChain chain) {
    this.anchors = anchors;
    List<Certificate> all = chain.certificates();
    this.sent = new ArrayList<>(all.size() - 1);
    for (int i = 1; i < all.size(); i++) {
      Certificate certificate = all.get(i);
      if (!anchors.contains(certificate) && !sent.contains(certificate)) {
        sent.add(certificate);
      }
    }
    this.distances = new int[sent.size()];
    measure();
  }

  /// From the anchors outwards: whom they may have issued, whom those may have issued, and so on.
  private void measure() {
    boolean isGrowing = false;
    for (int i = 0; i < distances.length; i++) {
      boolean isNearest = !anchors.withSubject(sent.get(i).issuer()).isEmpty();
      distances[i] = isNearest ? 1 : NOWHERE;
      isGrowing |= isNearest;
    }
    for (int far = 1; isGrowing; far++) {
      isGrowing = measureBelow(far);
    }
  }

  /// Whether anything is just below those that are this far.
  private boolean measureBelow(int far) {
    boolean isAny = false;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] == NOWHERE && isBelow(sent.get(i), far)) {
        distances[i] = far + 1;
        isAny = true;
      }
    }
    return isAny;
  }

  private boolean isBelow(Certificate certificate, int far) {
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] == far && certificate.issuer().isSameAs(sent.get(i).subject())) {
        return true;
      }
    }
    return false;
  }

  /// The sent certificates that may have issued this one: the key that it names first, then the
  /// ones nearest to an anchor.
  List<Certificate> issuersOf(Certificate certificate) {
    List<Certificate> found = named(certificate.issuer());
    if (found.size() > 1) {
      found.sort(
          Comparator.<Certificate>comparingInt(issuer -> rank(certificate, issuer))
              .thenComparingInt(this::distance));
    }
    return found;
  }

  private List<Certificate> named(DistinguishedName subject) {
    List<Certificate> found = List.of();
    for (int i = 0; i < sent.size(); i++) {
      Certificate certificate = sent.get(i);
      if (certificate.subject().isSameAs(subject)) {
        found = with(found, certificate);
      }
    }
    return found;
  }

  /// Nearly always there is one of a name or none.
  private static List<Certificate> with(List<Certificate> before, Certificate certificate) {
    if (before.isEmpty()) {
      return List.of(certificate);
    }
    List<Certificate> certificates = before.size() == 1 ? new ArrayList<>(before) : before;
    certificates.add(certificate);
    return certificates;
  }

  /// The anchors that may have issued this one, the key that it names first.
  List<Certificate> anchorsOf(Certificate certificate) {
    List<Certificate> found = anchors.withSubject(certificate.issuer());
    return found.size() < 2
        ? found
        : found.stream()
            .sorted(Comparator.comparingInt(issuer -> rank(certificate, issuer)))
            .toList();
  }

  private int distance(Certificate certificate) {
    int at = sent.indexOf(certificate);
    return at < 0 ? NOWHERE : distances[at];
  }

  private static int rank(Certificate certificate, Certificate issuer) {
    if (KeyIdentifiers.agree(certificate, issuer)) {
      return 0;
    }
    return KeyIdentifiers.disagree(certificate, issuer) ? 2 : 1;
  }

  /// Whether some anchor may be above this sent certificate.
  boolean leadsToAnchor(Certificate sentOne) {
    return distance(sentOne) != NOWHERE;
  }

  /// The shortest row of names from the leaf to the certificate farthest from it, whether an anchor
  /// is above it or not.
  List<Certificate> longestRow(Certificate leaf) {
    Map<Certificate, Certificate> below = new LinkedHashMap<>();
    Deque<Certificate> open = new ArrayDeque<>(List.of(leaf));
    Certificate last = leaf;
    while (!open.isEmpty()) {
      last = open.remove();
      for (Certificate issuer : named(last.issuer())) {
        if (!issuer.equals(leaf) && below.putIfAbsent(issuer, last) == null) {
          open.add(issuer);
        }
      }
    }
    List<Certificate> row = new ArrayList<>();
    for (Certificate at = last; at != null; at = below.get(at)) {
      row.addFirst(at);
    }
    return row;
  }
}
