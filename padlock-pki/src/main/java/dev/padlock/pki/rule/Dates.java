package dev.padlock.pki.rule;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// RFC 5280 §4.1.2.5: valid from notBefore through notAfter, both included.
final class Dates {
  private Dates() {}

  static void check(Certificate certificate, Place place, Instant at, Findings findings) {
    if (at.isBefore(certificate.notBefore())) {
      Duration left = Duration.between(at, certificate.notBefore());
      String from = "is valid from %s on, in %s".formatted(certificate.notBefore(), text(left));
      findings.add(place, finding(certificate, at, Rule.BEGUN, from));
    } else if (at.getEpochSecond() > certificate.notAfter().getEpochSecond()) {
      Duration gone = Duration.between(certificate.notAfter(), at);
      String since = "expired at %s, %s ago".formatted(certificate.notAfter(), text(gone));
      findings.add(place, finding(certificate, at, Rule.NOT_EXPIRED, since));
    }
  }

  private static Finding finding(Certificate certificate, Instant at, Rule rule, String what) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    return Finding.about(
        certificate,
        rule,
        "The certificate \"%s\" %s (it is %s here).".formatted(certificate.subject(), what, now),
        new Fact(FactName.NOT_BEFORE, certificate.notBefore().toString()),
        new Fact(FactName.NOT_AFTER, certificate.notAfter().toString()),
        new Fact(FactName.NOW, now.toString()));
  }

  private static String text(Duration duration) {
    if (duration.toDays() > 1) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() > 1) {
      return duration.toHours() + " hours";
    }
    return Math.max(1, duration.toMinutes()) + " min";
  }
}
