package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import java.util.List;
import java.util.Map;
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

  /// A group of the same family: the JDK sends one share for each of its first two families.
  private static final Map<NamedGroup, NamedGroup> DECOYS =
      Map.of(
          NamedGroup.X25519, NamedGroup.X448,
          NamedGroup.X448, NamedGroup.X25519,
          NamedGroup.SECP256R1, NamedGroup.SECP384R1,
          NamedGroup.FFDHE2048, NamedGroup.FFDHE3072,
          NamedGroup.FFDHE3072, NamedGroup.FFDHE2048);

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

  /// What the client offers, in order; the server knows the last only.
  List<NamedGroup> offered() {
    return Stream.concat(firstAsked().stream(), Stream.of(group)).toList();
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
