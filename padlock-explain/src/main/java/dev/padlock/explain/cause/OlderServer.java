package dev.padlock.explain.cause;

import dev.padlock.tls.error.Incompatibility;
import java.util.List;
import java.util.Optional;

/// The two have no version in common: which side is behind.
final class OlderServer implements Clue {

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() != Incompatibility.NO_COMMON_VERSION) {
      return Insight.NONE;
    }
    Optional<String> chose = incident.fact("server chose");
    if (chose.isPresent()) {
      return new Insight(
          "The server answered with %s; this side speaks %s"
              .formatted(chose.get(), spoken(incident, "offered")),
          List.of(
              Cause.likely("The server does not know TLS 1.3, or has it switched off"),
              Cause.possible("TLS inspection on the way speaks an older version than the server")),
          List.of(
              Fix.of(
                  "Enable TLS 1.3 on the server",
                  new Snippet("nginx", "ssl_protocols TLSv1.2 TLSv1.3;"),
                  new Snippet("Apache", "SSLProtocol +TLSv1.2 +TLSv1.3"),
                  new Snippet("Tomcat", "<SSLHostConfig protocols=\"TLSv1.2+TLSv1.3\">"))));
    }
    return incident
        .fact("offered")
        .map(offered ->
            new Insight(
                "The client offers %s; this side speaks %s"
                    .formatted(NothingInCommon.plain(offered), spoken(incident, "enabled")),
                List.of(
                    Cause.likely(
                        "The client is older than TLS 1.3 (before Java 11, OpenSSL 1.1.1, Windows 11)")),
                List.of(Fix.of("Update the client, or enable TLS 1.3 in it"))))
        .orElse(Insight.NONE);
  }

  private static String spoken(Incident incident, String fact) {
    return incident.fact(fact).map(NothingInCommon::plain).orElse("TLS 1.3") + " only";
  }
}
