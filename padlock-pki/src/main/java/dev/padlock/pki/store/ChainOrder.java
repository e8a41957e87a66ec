package dev.padlock.pki.store;

import dev.padlock.pki.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts the certificates of a file into the order in which they are sent.
final class ChainOrder {
  private ChainOrder() {}

  static List<Certificate> from(Certificate leaf, List<Certificate> certificates) {
    List<Certificate> left = new ArrayList<>(new LinkedHashSet<>(certificates));
    Set<Certificate> ordered = new LinkedHashSet<>();
    Optional<Certificate> next = Optional.of(leaf);
    while (next.isPresent()) {
      Certificate current = next.get();
      ordered.add(current);
      left.remove(current);
      next = left.stream().filter(c -> c.subject().isSameAs(current.issuer())).findFirst();
    }
    ordered.addAll(left);
    return List.copyOf(ordered);
  }
}
