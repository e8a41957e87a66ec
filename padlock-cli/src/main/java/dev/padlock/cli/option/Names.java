package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.tls.Policy;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names of groups and suites as people write them: in any case, with the usual other names.
final class Names {

  private static final List<NamedGroup> GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.SECP256R1MLKEM768,
          NamedGroup.SECP384R1MLKEM1024,
          NamedGroup.MLKEM1024,
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1,
          NamedGroup.X448,
          NamedGroup.FFDHE2048,
          NamedGroup.FFDHE3072);

  private static final Map<String, NamedGroup> ALSO =
      Map.of(
          "p256", NamedGroup.SECP256R1,
          "prime256v1", NamedGroup.SECP256R1,
          "p384", NamedGroup.SECP384R1,
          "p521", NamedGroup.SECP521R1,
          "p256mlkem768", NamedGroup.SECP256R1MLKEM768,
          "p384mlkem1024", NamedGroup.SECP384R1MLKEM1024);

  private static final List<CipherSuite> SUITES =
      Stream.concat(
              Stream.of(
                  CipherSuite.TLS_AES_128_GCM_SHA256,
                  CipherSuite.TLS_AES_256_GCM_SHA384,
                  CipherSuite.TLS_CHACHA20_POLY1305_SHA256),
              CipherSuite.ofTls12().stream().sorted(Comparator.comparing(CipherSuite::toString)))
          .toList();

  private static final Map<String, ProtocolVersion> VERSIONS =
      Map.of(
          "13", ProtocolVersion.TLS_1_3,
          "12", ProtocolVersion.TLS_1_2);

  private Names() {}

  static List<NamedGroup> groups(List<String> names) {
    return all("group", names, GROUPS, name -> ALSO.get(plain(name)));
  }

  static Policy policy(String name) {
    return all("policy", List.of(name), List.of(Policy.values()), also -> null).getFirst();
  }

  /// `1.3`, or as people also write it: `TLSv1.3`.
  static ProtocolVersion[] versions(List<String> names) {
    return all(
            "version of TLS",
            names,
            List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
            name -> VERSIONS.get(plain(name).replaceAll("^tlsv?", "")))
        .toArray(ProtocolVersion[]::new);
  }

  static List<CipherSuite> suites(List<String> names) {
    return all("cipher suite", names, SUITES, name -> null);
  }

  private static <T> List<T> all(
      String kind, List<String> names, List<T> known, Function<String, @Nullable T> also) {
    List<T> found = new ArrayList<>();
    for (String name : names) {
      T one =
          known.stream()
              .filter(k -> plain(k.toString()).equals(plain(name)))
              .findFirst()
              .orElse(also.apply(name));
      if (one == null) {
        throw Complaint.usage(
                "There is no " + kind + " \"" + name + "\"",
                "",
                "choose from " + String.join(", ", known.stream().map(Object::toString).toList()))
            .raise();
      }
      found.add(one);
    }
    return found;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }
}
