package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// RFC 5280 §4.1.2.5: valid from notBefore through notAfter, both included.
final class Dates {
  private Dates() {}

  static Optional<Finding> check(Certificate certificate, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.SECONDS);
    if (now.isBefore(certificate.notBefore())) {
      Duration left = Duration.between(now, certificate.notBefore());
      return Optional.of(
          finding(
              certificate,
              now,
              Reason.NOT_YET_VALID,
              "The certificate \"%s\" is valid from %s on, in %s (it is %s here)."
                  .formatted(certificate.subject(), certificate.notBefore(), text(left), now)));
    }
    if (now.isAfter(certificate.notAfter())) {
      Duration gone = Duration.between(certificate.notAfter(), now);
      return Optional.of(
          finding(
              certificate,
              now,
              Reason.EXPIRED,
              "The certificate \"%s\" expired at %s, %s ago (it is %s here)."
                  .formatted(certificate.subject(), certificate.notAfter(), text(gone), now)));
    }
    return Optional.empty();
  }

  private static Finding finding(
      Certificate certificate, Instant now, Reason reason, String sentence) {
    return Finding.about(
        certificate,
        reason,
        sentence,
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
