package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.LogDemand;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.transparency.LogKey;
import dev.padlock.pki.transparency.SignedTimestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Counts the logs that have promised to publish a leaf (RFC 6962 §5.2).
public record LogRules(LogDemand demand, Instant at, Findings findings) {
  private static final int MAX_LOOKED_AT = 8;

  /// @param sent timestamps that came beside the certificate
  public void check(Certificate leaf, Certificate issuer, List<Octets> sent) {
    if (demand.atLeast() == 0) {
      return;
    }
    Set<Octets> logs = new HashSet<>();
    try {
      for (Octets one : SignedTimestamp.embedded(leaf).stream().limit(MAX_LOOKED_AT).toList()) {
        count(logs, one, (stamp, key) -> stamp.isForPrecertificate(leaf, issuer, key));
      }
    } catch (PkiException e) {
      findings.unreadable(Place.LEAF, leaf, e);
    }
    for (Octets one : sent.stream().limit(MAX_LOOKED_AT).toList()) {
      count(logs, one, (stamp, key) -> stamp.isFor(leaf, key));
    }
    if (logs.size() < demand.atLeast()) {
      String sentence =
          "%d of the %d known logs have seen the certificate \"%s\"; %d are asked for."
              .formatted(logs.size(), demand.logs().size(), leaf.subject(), demand.atLeast());
      findings.add(Place.LEAF, Finding.about(leaf, Rule.LOGGED, sentence));
    }
  }

  /// What the log must have signed.
  private interface Entry {
    boolean isSigned(SignedTimestamp stamp, LogKey key) throws PkiException;
  }

  private void count(Set<Octets> logs, Octets bytes, Entry entry) {
    try {
      Optional<SignedTimestamp> found = SignedTimestamp.read(bytes);
      if (found.isEmpty() || found.get().at().isAfter(at)) {
        return;
      }
      for (LogKey key : demand.logs()) {
        if (key.id().equals(found.get().log()) && entry.isSigned(found.get(), key)) {
          logs.add(key.id());
        }
      }
    } catch (PkiException e) {
      return; // one that can not be read or checked does not count, and does no harm
    }
  }
}
