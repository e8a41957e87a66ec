package dev.padlock.explain.cause;

import static dev.padlock.explain.cause.Cause.likely;
import static dev.padlock.explain.cause.Cause.possible;

import dev.padlock.explain.Course;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.verify.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The peer refused with an alert: what it means, and what of ours it is probably about.
final class AlertClue implements Clue {

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() != ReceivedAlert.FATAL_ALERT_RECEIVED) {
      return Insight.NONE;
    }
    String name = incident.fact("alert").orElse("");
    Optional<AlertDescription> alert = alert(name);
    if (alert.isEmpty()) {
      return new Insight(
          "The peer sent alert %s, which no version of TLS knows".formatted(name),
          List.of(likely("The peer's software uses a number of its own")),
          List.of(Fix.of("Look at the peer's log")));
    }
    Course course = incident.course();
    String why =
        "The %s sent the alert %s %s; it means: %s"
            .formatted(
                course.role() == Role.CLIENT ? "server" : "client",
                name,
                incident.phase().text(),
                Alerts.meaning(alert.get()));
    List<Cause> causes = new ArrayList<>(causes(alert.get(), course, incident.phase()));
    List<Fix> fixes = new ArrayList<>(fixes(alert.get(), course));
    fixes.add(Fix.of("Look at the peer's log: it knows more than an alert can say"));
    return new Insight(why, causes, fixes);
  }

  private static Optional<AlertDescription> alert(String name) {
    for (AlertDescription alert : AlertDescription.values()) {
      if (alert.rfcName().equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(alert);
      }
    }
    return Optional.empty();
  }

  private static List<Cause> causes(AlertDescription alert, Course course, Phase phase) {
    return switch (alert) {
      case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY -> nothingAcceptable(course, phase);
      case PROTOCOL_VERSION ->
          List.of(
              likely(
                  "The server does not know TLS 1.3, or has it switched off; %s"
                      .formatted(Offer.versions(course))),
              possible("TLS inspection on the way speaks an older version than the server"));
      case BAD_CERTIFICATE,
          UNSUPPORTED_CERTIFICATE,
          CERTIFICATE_REVOKED,
          CERTIFICATE_EXPIRED,
          CERTIFICATE_UNKNOWN,
          UNKNOWN_CA,
          ACCESS_DENIED,
          BAD_CERTIFICATE_STATUS_RESPONSE ->
          aboutOurCertificate(alert, course);
      case CERTIFICATE_REQUIRED, NO_CERTIFICATE ->
          List.of(
              likely("This side has no certificate set up for this server"),
              possible(
                  "It has one, but none that fits the authorities and signatures in the server's CertificateRequest"));
      case UNRECOGNIZED_NAME ->
          List.of(
              likely(
                  "DNS leads here, but the server was not set up for it; %s"
                      .formatted(Offer.name(course))));
      case NO_APPLICATION_PROTOCOL ->
          List.of(
              likely("The server speaks other protocols; %s".formatted(Offer.protocols(course))));
      case BAD_RECORD_MAC, DECRYPT_ERROR ->
          List.of(
              likely("Somebody or something on the way changed the bytes"),
              possible("One of the two sides computes the handshake wrongly"));
      case ILLEGAL_PARAMETER,
          DECODE_ERROR,
          MISSING_EXTENSION,
          UNSUPPORTED_EXTENSION,
          UNEXPECTED_MESSAGE,
          RECORD_OVERFLOW ->
          List.of(
              likely("The peer does not take something that the RFC allows"),
              possible("Something on the way rewrote the message"),
              possible("A fault in Padlock: report it with the trace"));
      case INTERNAL_ERROR, GENERAL_ERROR, USER_CANCELED, CLOSE_NOTIFY ->
          List.of(
              likely("The peer's own trouble: its set-up, its memory or its certificate"),
              possible("A load balancer with no server behind it"));
      case UNKNOWN_PSK_IDENTITY -> List.of(likely("The two sides hold different pre-shared keys"));
      case INAPPROPRIATE_FALLBACK, NO_RENEGOTIATION, DECOMPRESSION_FAILURE ->
          List.of(likely("The peer believes that it speaks an older version"));
    };
  }

  private static List<Cause> nothingAcceptable(Course course, Phase phase) {
    if (phase != Phase.HELLO && phase != Phase.RETRY && course.agreement().isClientAsked()) {
      return List.of(likely("The server wants a client certificate and got none that it accepts"));
    }
    return List.of(
        likely("The server accepts none of what was offered: " + Offer.lists(course)),
        possible("The server's certificate has a key for which this side accepts no signature"),
        possible("The server does not know TLS 1.3 and says so with the wrong alert"));
  }

  private static List<Cause> aboutOurCertificate(AlertDescription alert, Course course) {
    boolean client = course.role() == Role.CLIENT;
    List<Cause> causes = new ArrayList<>();
    if (alert == AlertDescription.UNKNOWN_CA || alert == AlertDescription.CERTIFICATE_UNKNOWN) {
      causes.add(
          likely(
              client
                  ? "The server trusts other authorities than the one that issued our certificate"
                  : "The client's trust store lacks the authority that issued our certificate"));
      causes.add(possible("We sent our certificate without its intermediate certificates"));
    } else if (alert == AlertDescription.CERTIFICATE_EXPIRED) {
      causes.add(likely("Our certificate has expired"));
      causes.add(possible("The peer's clock is wrong"));
    } else if (alert == AlertDescription.ACCESS_DENIED) {
      causes.add(likely("Our certificate is valid but not on the server's list"));
    } else {
      causes.add(
          client
              ? likely("Our certificate lacks the extended key usage clientAuth")
              : likely("Our certificate is not for the name that the client asked for"));
      causes.add(
          possible("Our certificate has a weak key or signature, or its chain is incomplete"));
    }
    return causes;
  }

  private static List<Fix> fixes(AlertDescription alert, Course course) {
    boolean client = course.role() == Role.CLIENT;
    return switch (alert) {
      case CERTIFICATE_REQUIRED, NO_CERTIFICATE ->
          List.of(
              Fix.of(
                  "Present a client certificate",
                  new Snippet("padlock", "padlock connect --cert client.pem --key client.key HOST"),
                  new Snippet(
                      "Java", "ClientConfig.builder().credentials(Credential.of(identity))")));
      case UNKNOWN_CA, CERTIFICATE_UNKNOWN ->
          List.of(
              Fix.of(
                  client
                      ? "Use a certificate from an authority that the server names in its CertificateRequest"
                      : "Let the client trust our root, or use a certificate from a public authority"),
              Fix.of("Send the full chain, not the end certificate alone"));
      case PROTOCOL_VERSION ->
          List.of(
              Fix.of(
                  "Enable TLS 1.3 on the server",
                  new Snippet("nginx", "ssl_protocols TLSv1.2 TLSv1.3;")));
      case UNRECOGNIZED_NAME ->
          List.of(
              Fix.of(
                  "Ask for a name that the server serves",
                  new Snippet("padlock", "padlock connect --servername NAME HOST:PORT")));
      case NO_APPLICATION_PROTOCOL ->
          List.of(
              Fix.of(
                  "Offer a protocol that the server speaks, or none",
                  new Snippet("padlock", "padlock connect --alpn http/1.1 HOST:PORT")));
      case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY ->
          List.of(
              Fix.of(
                  "Offer the groups and suites that every server of TLS 1.3 knows",
                  new Snippet(
                      "padlock",
                      "padlock connect --groups x25519,secp256r1 --suites TLS_AES_128_GCM_SHA256 HOST:PORT")));
      case CERTIFICATE_EXPIRED -> List.of(Fix.of("Renew our certificate"));
      default -> List.of();
    };
  }
}
