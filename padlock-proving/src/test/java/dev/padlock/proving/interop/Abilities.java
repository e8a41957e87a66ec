package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a peer and Padlock both know, so what has to work between them.
record Abilities(List<CipherSuite> suites, List<NamedGroup> groups, List<KeyKind> keys) {

  static final List<CipherSuite> SUITES =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256);

  static final List<CipherSuite> SUITES_12 =
      List.of(
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256);

  /// With those that only the policy LEGACY has.
  static final List<CipherSuite> ALL_SUITES_12 =
      Stream.concat(
              SUITES_12.stream(),
              CipherSuite.ofTls12().stream()
                  .filter(suite -> suite.tls12().orElseThrow().isLegacy())
                  .sorted(Comparator.comparing(CipherSuite::toString)))
          .toList();

  static final List<NamedGroup> CLASSICAL_GROUPS =
      List.of(
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1,
          NamedGroup.X448,
          NamedGroup.FFDHE2048,
          NamedGroup.FFDHE3072);

  static final List<NamedGroup> QUANTUM_SAFE_GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.SECP256R1MLKEM768,
          NamedGroup.SECP384R1MLKEM1024,
          NamedGroup.MLKEM1024);

  static final List<KeyKind> CLASSICAL_KEYS =
      List.of(
          KeyKind.EC_P256,
          KeyKind.EC_P384,
          KeyKind.EC_P521,
          KeyKind.RSA_2048,
          KeyKind.RSA_3072,
          KeyKind.RSASSA_PSS_2048,
          KeyKind.ED25519,
          KeyKind.ED448);

  static final List<KeyKind> QUANTUM_SAFE_KEYS =
      List.of(KeyKind.ML_DSA_44, KeyKind.ML_DSA_65, KeyKind.ML_DSA_87);

  static final Abilities CLASSICAL = new Abilities(SUITES, CLASSICAL_GROUPS, CLASSICAL_KEYS);

  static final Abilities ALL =
      new Abilities(
          SUITES,
          joined(CLASSICAL_GROUPS, QUANTUM_SAFE_GROUPS),
          joined(CLASSICAL_KEYS, QUANTUM_SAFE_KEYS));

  /// Each suite, each group with and without HelloRetryRequest, each kind of key on either side.
  List<Terms> rows() {
    List<Terms> rows = new ArrayList<>();
    suites.forEach(suite -> rows.add(Terms.USUAL.withSuite(suite)));
    for (NamedGroup group : groups) {
      rows.add(Terms.USUAL.withGroup(group));
      rows.add(Terms.USUAL.withGroup(group).afterRetry());
    }
    for (KeyKind key : keys) {
      rows.add(Terms.USUAL.withServerKey(key));
      rows.add(Terms.USUAL.withClientKey(key));
    }
    return rows.stream().distinct().toList();
  }

  /// The same for TLS 1.2, with the suites that the policy INTERMEDIATE has: each suite, each
  /// curve, each kind of key on either side.
  List<Terms> rows12() {
    List<Terms> rows = new ArrayList<>();
    SUITES_12.forEach(suite -> rows.add(Terms.of12(suite)));
    for (NamedGroup group : groups) {
      if (group.isCurve()) {
        rows.add(Terms.of12(SUITES_12.getFirst()).withGroup(group));
      }
    }
    for (KeyKind key : keys) {
      if (CLASSICAL_KEYS.contains(key)) {
        boolean rsa = key.name().startsWith("RSA");
        CipherSuite suite = rsa ? SUITES_12.getLast() : SUITES_12.getFirst();
        rows.add(Terms.of12(suite).withServerKey(key));
        rows.add(Terms.of12(SUITES_12.getFirst()).withClientKey(key));
      }
    }
    return rows.stream().distinct().toList();
  }

  /// The suites among these that only the policy LEGACY has, with and without a client's
  /// certificate.
  static List<Terms> legacyRows(List<CipherSuite> suites) {
    return suites.stream()
        .map(Terms::of12)
        .filter(Terms::isLegacy)
        .flatMap(terms -> Stream.of(terms, terms.withClientKey(KeyKind.RSA_2048)))
        .toList();
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
