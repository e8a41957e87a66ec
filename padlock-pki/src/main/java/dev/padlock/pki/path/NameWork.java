package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.error.PkiException;
import java.util.List;
import java.util.Optional;

/// How many comparisons the name constraints of a path ask for: every subtree of an authority with
/// every name below it. Thousands of each keep the JDK busy for seconds, so the product has a
/// bound.
final class NameWork {
  private static final long MAX_COMPARISONS = 100_000;

  private NameWork() {}

  static Optional<Finding> check(CandidatePath path) throws PkiException {
    boolean isConstrained =
        path.certificates().stream().anyMatch(NameWork::isConstrained)
            || isConstrained(path.anchor());
    return isConstrained ? count(path) : Optional.empty();
  }

  private static boolean isConstrained(Certificate certificate) {
    return certificate.extension(CertificateOids.NAME_CONSTRAINTS).isPresent();
  }

  private static Optional<Finding> count(CandidatePath path) throws PkiException {
    long names = 0;
    long comparisons = 0;
    for (Certificate certificate : path.certificates()) {
      comparisons += names * subtrees(certificate);
      names += certificate.subjectAltNames().size() + 1L;
    }
    comparisons += names * subtrees(path.anchor());
    if (comparisons <= MAX_COMPARISONS) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
            path.leaf(),
            Reason.TOO_COMPLEX,
            "The names and name constraints of the chain ask for %d comparisons; %d are the limit."
                .formatted(comparisons, MAX_COMPARISONS)));
  }

  /// `NameConstraints ::= SEQUENCE { permittedSubtrees [0], excludedSubtrees [1] }` (RFC 5280
  /// §4.2.1.10): the number of both.
  private static int subtrees(Certificate certificate) throws PkiException {
    var extension = certificate.extension(CertificateOids.NAME_CONSTRAINTS);
    if (extension.isEmpty()) {
      return 0;
    }
    DerReader constraints = DerReader.of(extension.get().value()).sequence();
    int count = 0;
    for (int tag : List.of(DerTag.contextConstructed(0), DerTag.contextConstructed(1))) {
      if (constraints.isNext(tag)) {
        DerReader subtrees = constraints.enter(tag);
        while (subtrees.hasMore()) {
          subtrees.element(DerTag.SEQUENCE);
          count++;
        }
      }
    }
    return count;
  }
}
