package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// RSASSA-PKCS1-v1_5 for clients of TLS 1.3 whose keys know nothing else (RFC 9963).
final class LegacySignaturesTest extends Returning {

  private static final SignatureScheme LEGACY = SignatureScheme.RSA_PKCS1_SHA256_LEGACY;
  private static final List<SignatureScheme> WITH_LEGACY =
      List.of(SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA256, LEGACY);

  private static ServerConfig.Builder server() throws Exception {
    return Parties.server()
        .policy(Policy.LEGACY)
        .clientCertificates(ServerConfig.ClientCertificates.REQUIRED, TestCa.trust());
  }

  /// A client whose key lives in old hardware.
  private static ClientConfig.Builder client() throws Exception {
    return Parties.client()
        .credentials(
            Credential.of(TestCa.client(KeyKind.RSA_2048, "Alice"))
                .withSignatureSchemes(List.of(LEGACY)));
  }

  @Test
  void aServerOfThePolicyLegacyCanTakeThem() throws Exception {
    Wire wire = talk(client().build(), server().signatureSchemes(WITH_LEGACY).build());
    assertEquals(Optional.of(LEGACY), wire.server.connection().info().peerSignatureScheme());
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(
          List.of("RFC 9963 §4"),
          side.traced(TraceEvent.Weakness.class).stream()
              .map(TraceEvent.Weakness::written)
              .toList());
    }
    assertFalse(offered(sent(wire.client, ClientHello.class)).contains(LEGACY));
    assertTrue(
        sent(wire.server, CertificateRequest.class)
            .extensions()
            .find(SignatureAlgorithms.class)
            .orElseThrow()
            .supportedSignatureAlgorithms()
            .contains(LEGACY));
  }

  private static List<SignatureScheme> offered(ClientHello hello) {
    return hello
        .extensions()
        .find(SignatureAlgorithms.class)
        .orElseThrow()
        .supportedSignatureAlgorithms();
  }

  @Test
  void unlessItSaysSoNoServerTakesThem() throws Exception {
    Wire wire = Wire.between(client().build(), server().build()).talk();
    assertEquals("CERTIFICATE_REQUIRED", wire.server.outcome());
  }

  @Test
  void aClientThatAcceptsThemOffersThemToNobody() throws Exception {
    ClientConfig client =
        Parties.client().policy(Policy.LEGACY).signatureSchemes(WITH_LEGACY).build();
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      Wire wire =
          talk(client, Parties.server().policy(Policy.INTERMEDIATE).versions(version).build());
      assertFalse(offered(sent(wire.client, ClientHello.class)).contains(LEGACY));
    }
  }

  @Test
  void aServerThatSignsWithThemIsRefused() throws Exception {
    TwistedScore twisted =
        new TwistedScore()
            .edit(CertificateVerify.class, m -> new CertificateVerify(LEGACY, m.signature()));
    Side client =
        Side.client(Parties.client().policy(Policy.LEGACY).signatureSchemes(WITH_LEGACY).build());
    Side server =
        side(
            Doors.anyServer(
                Parties.server().credentials(Parties.serverCredential(KeyKind.RSA_2048)).build(),
                twisted::over,
                null));
    Wire.between(client, server).talk();
    assertEquals(Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED.name(), client.outcome());
  }

  @Test
  void aServerNeverSignsWithThem() throws Exception {
    TwistedScore asking =
        new TwistedScore()
            .edit(
                ClientHello.class,
                m ->
                    m.withExtensions(
                        m.extensions().with(new SignatureAlgorithms(List.of(LEGACY)))));
    Side server =
        Side.server(
            Parties.server()
                .policy(Policy.LEGACY)
                .signatureSchemes(WITH_LEGACY)
                .credentials(Parties.serverCredential(KeyKind.RSA_2048))
                .build());
    Wire.between(side(Doors.anyClient(Parties.client().build(), asking::over, null)), server)
        .talk();
    assertEquals(Incompatibility.NO_COMMON_SIGNATURE_SCHEME.name(), server.outcome());
  }

  @Test
  void theyNeedThePolicyLegacyAndAtAClientSomethingBesideThem() {
    assertRefused(
        ConfigurationFault.NEEDS_LEGACY_POLICY,
        () -> Parties.server().policy(Policy.INTERMEDIATE).signatureSchemes(WITH_LEGACY).build());
    assertRefused(
        ConfigurationFault.NOTHING_ENABLED,
        () -> Parties.client().policy(Policy.LEGACY).signatureSchemes(List.of(LEGACY)).build());
  }

  private static void assertRefused(ConfigurationFault fault, Executable building) {
    assertEquals(fault, assertThrows(TlsException.class, building).refusal());
  }
}
