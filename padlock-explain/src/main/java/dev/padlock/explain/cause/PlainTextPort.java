package dev.padlock.explain.cause;

import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.verify.Role;
import java.util.List;
import java.util.Optional;

/// The other side does not speak TLS: its first bytes say what it speaks instead.
final class PlainTextPort implements Clue {

  @Override
  public Insight look(Incident incident) {
    Optional<String> bytes = incident.fact("first bytes");
    if (incident.refusal() != Malformation.NOT_TLS || bytes.isEmpty()) {
      return Insight.NONE;
    }
    String seen = "\"" + incident.fact("as text").orElse("") + "\"";
    Optional<ForeignProtocol> known = ForeignProtocol.of(bytes.get());
    boolean client = incident.course().role() == Role.CLIENT;
    if (known.isEmpty()) {
      return new Insight(
          "The %s speaks something that is not TLS; its first bytes are %s"
              .formatted(client ? "server" : "client", seen),
          List.of(),
          List.of());
    }
    ForeignProtocol protocol = known.get();
    return client ? server(protocol, seen) : client(protocol, seen);
  }

  private static Insight server(ForeignProtocol protocol, String seen) {
    String why =
        "The server speaks %s on this port: it begins with %s".formatted(protocol.protocol(), seen);
    if (protocol.startTls().isPresent()) {
      String option = "--starttls " + protocol.startTls().get();
      return Insight.of(
          why,
          Fix.of(
              "Ask it to change to TLS first, or use the port where it speaks TLS from the first byte",
              new Snippet("padlock", "padlock connect " + option + " HOST:PORT")));
    }
    return switch (protocol) {
      case HTTP_RESPONSE, HTTP_2, HTTP_REQUEST, HTML ->
          Insight.of(
              why, Fix.of("Use the port for https (usually 443), or plain http for this one"));
      case PROXY_1, PROXY_2 ->
          Insight.of(
              why,
              Fix.of(
                  "Take the PROXY protocol off this connection; it is for servers, not clients"));
      default ->
          Insight.of(why, Fix.of("Use the port where this service speaks TLS, or its own client"));
    };
  }

  private static Insight client(ForeignProtocol protocol, String seen) {
    String why = "The client speaks %s: it begins with %s".formatted(protocol.protocol(), seen);
    return switch (protocol) {
      case PROXY_1, PROXY_2 ->
          Insight.of(
              why,
              Fix.of(
                  "Let the load balancer send no PROXY header to this port, or read the header before TLS begins"));
      case HTTP_RESPONSE, HTTP_2, HTTP_REQUEST, HTML ->
          Insight.of(why, Fix.of("Let the client use https:// for this port"));
      case SSL_2 -> Insight.of(why, Fix.of("Let the client speak TLS 1.3"));
      default ->
          Insight.of(why, Fix.of("Let the client speak TLS from the first byte on this port"));
    };
  }
}
