package dev.padlock.explain.cause;

import dev.padlock.explain.Course;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.message.ClientHello;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What our ClientHello offered, as clauses of a sentence.
final class Offer {

  private Offer() {}

  static String versions(Course course) {
    return course
        .hello()
        .flatMap(hello -> hello.extensions().find(SupportedVersions.class))
        .map(offered -> "we offered " + known(offered.versions(), v -> !v.isGrease()))
        .orElse("we offered TLS 1.3");
  }

  static String name(Course course) {
    return course
        .serverName()
        .map(name -> "we asked for \"" + name + "\"")
        .orElse("we sent no name, because the host is an IP address or no DNS name");
  }

  static String protocols(Course course) {
    return course
        .hello()
        .flatMap(hello -> hello.extensions().find(ApplicationLayerProtocolNegotiation.class))
        .map(offered ->
            "we offered "
                + offered.protocolNameList().stream()
                    .map(name -> new String(name.toArray(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining(", ")))
        .orElse("we offered none");
  }

  static String lists(Course course) {
    return course.hello().map(Offer::lists).orElse("unknown");
  }

  private static String lists(ClientHello hello) {
    String groups =
        hello
            .extensions()
            .find(SupportedGroups.class)
            .map(offered -> known(offered.namedGroupList(), g -> !g.isGrease()))
            .orElse("none");
    return "suites " + known(hello.cipherSuites(), s -> !s.isGrease()) + "; groups " + groups;
  }

  private static <T> String known(List<T> offered, Predicate<T> isMeant) {
    return offered.stream().filter(isMeant).map(Object::toString).collect(Collectors.joining(", "));
  }
}
