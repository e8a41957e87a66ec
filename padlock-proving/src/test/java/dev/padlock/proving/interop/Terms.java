package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.Authentication12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.Suite12;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a connection is to use: both sides are told, and the row of the matrix says.
///
/// @param decoy the client's first choice, which the server does not take, so that it must ask
///   again
/// @param clientKey the kind of the client's key where it has to show a certificate
record Terms(
    CipherSuite suite,
    NamedGroup group,
    @Nullable NamedGroup decoy,
    KeyKind serverKey,
    @Nullable KeyKind clientKey) {

  static final Terms USUAL =
      new Terms(CipherSuite.TLS_AES_128_GCM_SHA256, NamedGroup.X25519, null, KeyKind.EC_P256, null);

  private static final Map<KeyKind, NamedGroup> CURVES =
      Map.of(
          KeyKind.EC_P256, NamedGroup.SECP256R1,
          KeyKind.EC_P384, NamedGroup.SECP384R1,
          KeyKind.EC_P521, NamedGroup.SECP521R1);

  /// A group of the same family: the JDK sends one share for each of its first two families.
  private static final Map<NamedGroup, NamedGroup> DECOYS =
      Map.of(
          NamedGroup.X25519, NamedGroup.X448,
          NamedGroup.X448, NamedGroup.X25519,
          NamedGroup.SECP256R1, NamedGroup.SECP384R1,
          NamedGroup.FFDHE2048, NamedGroup.FFDHE3072,
          NamedGroup.FFDHE3072, NamedGroup.FFDHE2048);

  /// The usual terms of TLS 1.2 with a suite of it.
  static Terms of12(CipherSuite suite) {
    boolean rsa = suite.tls12().orElseThrow().authentication() == Authentication12.RSA;
    return new Terms(
        suite, NamedGroup.X25519, null, rsa ? KeyKind.RSA_2048 : KeyKind.EC_P256, null);
  }

  Terms withSuite(CipherSuite other) {
    return new Terms(other, group, decoy, serverKey, clientKey);
  }

  Terms withGroup(NamedGroup other) {
    return new Terms(suite, other, decoy, serverKey, clientKey);
  }

  Terms afterRetry() {
    NamedGroup first = DECOYS.getOrDefault(group, NamedGroup.SECP256R1);
    return new Terms(suite, group, first, serverKey, clientKey);
  }

  Terms withServerKey(KeyKind other) {
    return new Terms(suite, group, decoy, other, clientKey);
  }

  Terms withClientKey(KeyKind other) {
    return new Terms(suite, group, decoy, serverKey, other);
  }

  Optional<NamedGroup> firstAsked() {
    return Optional.ofNullable(decoy);
  }

  boolean isTls12() {
    return suite.tls12().isPresent();
  }

  /// Whether the policy has to be LEGACY.
  boolean isLegacy() {
    return suite.tls12().filter(Suite12::isLegacy).isPresent();
  }

  /// Whether both sides name a group, and the same one.
  boolean hasGroup() {
    return suite.tls12().filter(parts -> parts.keyExchange() != KeyExchange12.ECDHE).isEmpty();
  }

  ProtocolVersion version() {
    return isTls12() ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3;
  }

  /// What the client offers, in order; the server knows the last only. TLS 1.2 also needs the
  /// curves of the keys there (RFC 8422 §5.1.1).
  List<NamedGroup> offered() {
    return Stream.concat(firstAsked().stream(), served().stream()).toList();
  }

  /// What the server knows.
  List<NamedGroup> served() {
    Stream<KeyKind> keys = Stream.of(serverKey, clientKey == null ? serverKey : clientKey);
    Stream<NamedGroup> curves =
        isTls12() ? keys.map(CURVES::get).filter(Objects::nonNull) : Stream.empty();
    Stream<NamedGroup> fields = hasGroup() ? Stream.empty() : Stream.of(NamedGroup.FFDHE2048);
    return Stream.of(Stream.of(group), curves, fields).flatMap(s -> s).distinct().toList();
  }

  Optional<KeyKind> mutual() {
    return Optional.ofNullable(clientKey);
  }

  @Override
  public String toString() {
    String groups =
        offered().stream().map(NamedGroup::toString).collect(Collectors.joining(" then "));
    String client = mutual().map(kind -> ", client " + kind).orElse("");
    return "%s, %s, %s%s".formatted(suite, groups, serverKey, client);
  }
}
