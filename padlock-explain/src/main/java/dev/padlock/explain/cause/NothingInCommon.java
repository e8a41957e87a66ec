package dev.padlock.explain.cause;

import dev.padlock.tls.error.Incompatibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two lists that do not meet: both are shown.
final class NothingInCommon implements Clue {

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() == Incompatibility.NO_COMMON_SIGNATURE_SCHEME) {
      return incident
          .fact("client accepts")
          .map(schemes ->
              why(
                  "No certificate of this side can sign what the client accepts: "
                      + plain(schemes)))
          .orElse(Insight.NONE);
    }
    Optional<String> offered = incident.fact("offered");
    Optional<String> enabled = incident.fact("enabled");
    if (!(incident.refusal() instanceof Incompatibility)
        || offered.isEmpty()
        || enabled.isEmpty()
        || incident.refusal() == Incompatibility.NO_COMMON_VERSION) {
      return Insight.NONE;
    }
    return why(
        "The client offers %s; this side has %s"
            .formatted(plain(offered.get()), plain(enabled.get())));
  }

  private static Insight why(String why) {
    return new Insight(why, List.of(), List.of());
  }

  /// A list without its brackets and reserved values.
  static String plain(String list) {
    if (!list.startsWith("[") || !list.endsWith("]")) {
      return list;
    }
    return Stream.of(list.substring(1, list.length() - 1).split(", "))
        .filter(value -> !value.startsWith("GREASE"))
        .collect(Collectors.joining(", "));
  }
}
