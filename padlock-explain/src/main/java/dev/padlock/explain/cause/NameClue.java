package dev.padlock.explain.cause;

import dev.padlock.tls.error.IdentityFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificate is for other names: which of the usual mistakes it is.
final class NameClue implements Clue {

  @Override
  public Insight look(Incident incident) {
    boolean commonName = incident.refusal() == IdentityFault.NO_SUBJECT_ALTERNATIVE_NAME;
    if (!commonName && incident.refusal() != IdentityFault.NAME_MISMATCH) {
      return Insight.NONE;
    }
    String asked = incident.fact("asked").orElse("NAME");
    List<String> presented =
        incident.fact("presented").map(names -> List.of(names.split(", "))).orElse(List.of());
    List<Cause> causes = new ArrayList<>();
    wildcard(asked, presented).ifPresent(causes::add);
    if (isAddress(asked)) {
      causes.add(Cause.likely("An IP address was asked for; certificates are usually for names"));
    } else if (incident.course().hello().isPresent() && incident.course().serverName().isEmpty()) {
      causes.add(
          Cause.likely(
              "No server_name was sent, so the server could not choose the right certificate"));
    }
    List<Fix> fixes = new ArrayList<>();
    presented.stream()
        .filter(name -> !commonName && !name.startsWith("*") && !name.isBlank())
        .findFirst()
        .ifPresent(
            name -> fixes.add(Fix.of("Connect to " + name + ", if that is the server you mean")));
    fixes.add(issue(asked));
    return new Insight("", causes, fixes);
  }

  private static Fix issue(String asked) {
    String kind = isAddress(asked) ? "IP:" : "DNS:";
    return Fix.of(
        "Have a certificate issued whose subjectAltName lists " + asked,
        new Snippet("padlock, with the local CA", "padlock ca issue " + asked),
        new Snippet(
            "openssl",
            "openssl req -new -key key.pem -subj / \\\n    -addext subjectAltName="
                + kind
                + asked
                + " -out request.pem"));
  }

  /// A wildcard stands for one label exactly (RFC 9525 §6.3).
  private static Optional<Cause> wildcard(String asked, List<String> presented) {
    for (String name : presented) {
      if (!name.startsWith("*.")) {
        continue;
      }
      String base = name.substring(2);
      if (asked.equals(base)) {
        return Optional.of(Cause.certain(name + " does not stand for " + base + " itself"));
      }
      if (asked.endsWith("." + base)) {
        return Optional.of(
            Cause.certain(
                "A wildcard stands for one label only: " + name + " does not reach " + asked));
      }
    }
    return Optional.empty();
  }

  private static boolean isAddress(String asked) {
    return asked.contains(":") || asked.matches("[0-9.]+");
  }
}
