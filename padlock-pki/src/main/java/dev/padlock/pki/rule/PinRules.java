package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a path has one of the keys that were pinned (RFC 7469 §2.6).
public final class PinRules {
  private PinRules() {}

  /// @param path leaf first
  /// @param pins the SHA-256 of each key's SubjectPublicKeyInfo; empty where any key will do
  public static void check(
      List<Certificate> path, Certificate anchor, Set<Octets> pins, Findings findings) {
    if (pins.isEmpty()) {
      return;
    }
    boolean isPinned =
        Stream.concat(path.stream(), Stream.of(anchor))
            .anyMatch(one -> pins.contains(one.publicKeyInfo().der().sha256()));
    if (!isPinned) {
      findings.add(
          Place.LEAF,
          Finding.about(
              path.getFirst(),
              Rule.KEY_PINNED,
              "None of the %d keys from \"%s\" to \"%s\" is one of the %d that are pinned."
                  .formatted(
                      path.size() + (path.contains(anchor) ? 0 : 1),
                      path.getFirst().subject(),
                      anchor.subject(),
                      pins.size())));
    }
  }
}
