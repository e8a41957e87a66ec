package dev.padlock.cli.inspect;

import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import java.util.Locale;

/// What was looked at, and what was found.
///
/// @param target as it was written
/// @param roots which store was believed, for people
record Inspection(
    String target, PathRequest request, String roots, ValidationPolicy policy, Verdict verdict) {

  /// By which policy, in one word.
  String strictness() {
    return policy.strictness().name().toLowerCase(Locale.ROOT);
  }
}
