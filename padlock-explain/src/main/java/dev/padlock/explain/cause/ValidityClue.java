package dev.padlock.explain.cause;

import dev.padlock.tls.error.IdentityFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A certificate outside its dates: whether it is the certificate or the clock.
final class ValidityClue implements Clue {

  /// RFC 9846 was not there before; a clock that says otherwise is wrong.
  private static final Instant EARLIEST = Instant.parse("2026-07-01T00:00:00Z");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  @Override
  public Insight look(Incident incident) {
    boolean expired = incident.refusal() == IdentityFault.CERTIFICATE_EXPIRED;
    if (!expired && incident.refusal() != IdentityFault.CERTIFICATE_NOT_YET_VALID) {
      return Insight.NONE;
    }
    Optional<Instant> now = instant(incident, "now");
    if (now.isPresent() && now.get().isBefore(EARLIEST)) {
      return wrongClock(now.get());
    }
    return expired ? expired(incident, now) : early(incident, now);
  }

  private static Insight wrongClock(Instant now) {
    return Insight.of(
        "This machine's clock is wrong: it says %s".formatted(DAY.format(now)),
        Fix.of("Set the clock", new Snippet("shell", "timedatectl set-ntp true")));
  }

  private static Insight expired(Incident incident, Optional<Instant> now) {
    List<Cause> causes = new ArrayList<>();
    Optional<Instant> end = instant(incident, "not_after");
    if (now.isPresent() && end.isPresent()) {
      Duration gone = Duration.between(end.get(), now.get());
      causes.add(
          gone.toDays() < 3
              ? Cause.likely(
                  "The automatic renewal failed, or the server has not loaded the new certificate")
              : Cause.likely("Nobody renews this certificate"));
    }
    return new Insight(
        "",
        causes,
        List.of(
            Fix.of(
                "Renew the certificate on the peer and let it load the new one",
                new Snippet("shell, with Let's Encrypt", "certbot renew && systemctl reload nginx"),
                new Snippet(
                    "padlock, with the local CA", "padlock ca issue " + issuedFor(incident))),
            Fix.of("If the peer is right, set this machine's clock")));
  }

  private static Insight early(Incident incident, Optional<Instant> now) {
    Optional<Instant> begin = instant(incident, "not_before");
    List<Cause> causes = new ArrayList<>();
    if (now.isPresent() && begin.isPresent()) {
      boolean soon = Duration.between(now.get(), begin.get()).toHours() < 24;
      causes.add(
          soon
              ? Cause.likely("This machine's clock is behind, or that of the authority is ahead")
              : Cause.likely(
                  "This machine's clock is far behind; it says " + DAY.format(now.get())));
    }
    return new Insight(
        "",
        causes,
        List.of(
            Fix.of("Set this machine's clock", new Snippet("shell", "timedatectl set-ntp true")),
            Fix.of(
                "If the clock is right, wait until the certificate begins, or install the one before it")));
  }

  private static String issuedFor(Incident incident) {
    return incident.course().serverName().orElse("NAME");
  }

  private static Optional<Instant> instant(Incident incident, String fact) {
    try {
      return incident.fact(fact).map(Instant::parse);
    } catch (DateTimeException anotherForm) {
      return Optional.empty();
    }
  }
}
