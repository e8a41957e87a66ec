package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import java.util.List;

/// One way from the leaf to an anchor by names: the certificates leaf first, without the anchor. A
/// leaf that is trusted for itself is its own anchor.
record CandidatePath(List<Certificate> certificates, Certificate anchor) {

  Certificate leaf() {
    return certificates.getFirst();
  }

  boolean isLeafTheAnchor() {
    return leaf().equals(anchor);
  }
}
