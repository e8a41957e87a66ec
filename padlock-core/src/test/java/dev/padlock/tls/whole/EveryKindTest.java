package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ConfigBuilder;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every group with every suite and every kind of certificate, on both sides, opt-in ones included.
class EveryKindTest {

  private static final List<CipherSuite> SUITES =
      List.of(
          CipherSuite.TLS_AES_128_GCM_SHA256,
          CipherSuite.TLS_AES_256_GCM_SHA384,
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256);

  private static final List<SignatureScheme> SCHEMES =
      SignatureScheme.known().stream()
          .filter(scheme -> !scheme.isOnlyForClients())
          .filter(SignatureScheme::allowedInTls13CertificateVerify)
          .filter(scheme -> scheme.algorithm().filter(Parties.CRYPTO::supports).isPresent())
          .toList();

  /// RSA of 1,024 bits signs well, but no policy of ours believes it; 4,096 differ in time only.
  private static final Set<KeyKind> KINDS =
      EnumSet.complementOf(EnumSet.of(KeyKind.RSA_1024, KeyKind.RSA_4096, KeyKind.RSASSA_PSS_3072));

  private static final PeerVerifier ANYBODY = claim -> new Judgement.Accepted(List.of(), List.of());

  private static final Map<KeyKind, Credential> SERVERS = new ConcurrentHashMap<>();
  private static final Map<KeyKind, Credential> CLIENTS = new ConcurrentHashMap<>();

  static Stream<NamedGroup> groups() {
    return Stream.of(
        NamedGroup.X25519MLKEM768,
        NamedGroup.SECP256R1MLKEM768,
        NamedGroup.SECP384R1MLKEM1024,
        NamedGroup.MLKEM1024,
        NamedGroup.X25519,
        NamedGroup.X448,
        NamedGroup.SECP256R1,
        NamedGroup.SECP384R1,
        NamedGroup.SECP521R1,
        NamedGroup.FFDHE2048,
        NamedGroup.FFDHE3072);
  }

  @ParameterizedTest
  @MethodSource("groups")
  void everySuiteAndCertificateGoesWithThisGroup(NamedGroup group) throws Exception {
    for (CipherSuite suite : SUITES) {
      for (KeyKind kind : KINDS) {
        Wire wire = wire(group, suite, kind);
        String what = group + " " + suite + " " + kind;
        for (Side side : List.of(wire.client, wire.server)) {
          assertTrue(side.isConnected(), () -> what + ": " + side.outcome());
          assertEquals(group, side.connection().info().group().orElseThrow(), what);
          assertEquals(suite, side.connection().info().cipherSuite().orElseThrow(), what);
          assertTrue(
              SERVERS.get(kind).fits(side.connection().info().peerSignatureScheme().orElseThrow()),
              what);
        }
        wire.client.say("ping");
        wire.server.say("pong");
        wire.talk();
        assertEquals("pong", wire.client.received(), what);
        assertEquals("ping", wire.server.received(), what);
      }
    }
  }

  private static Wire wire(NamedGroup group, CipherSuite suite, KeyKind kind) throws Exception {
    if (!SERVERS.containsKey(kind)) {
      SERVERS.put(kind, Parties.serverCredential(kind));
      CLIENTS.put(kind, Parties.clientCredential(kind));
    }
    ClientConfig client =
        chosen(ClientConfig.builder(), group, suite)
            .verifier(ANYBODY)
            .credentials(CLIENTS.get(kind))
            .build();
    ServerConfig server =
        chosen(ServerConfig.builder(), group, suite)
            .credentials(SERVERS.get(kind))
            .clientCertificates(ClientCertificates.REQUIRED, ANYBODY)
            .build();
    return Wire.between(client, server).talk();
  }

  private static <B extends ConfigBuilder<B>> B chosen(
      B builder, NamedGroup group, CipherSuite suite) {
    return builder
        .crypto(Parties.CRYPTO)
        .groups(List.of(group))
        .cipherSuites(List.of(suite))
        .signatureSchemes(SCHEMES);
  }
}
