package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.hostile.Altered;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.hostile.Meeting;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.trace.TraceEvent.Decided;
import dev.padlock.tls.trace.TraceEvent.MessageSeen;
import dev.padlock.tls.trace.TraceEvent.RecordSeen;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.extension.SignatureAlgorithmsCert;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to agree that are seldom gone.
class NegotiationTest {

  private static final Opaque COOKIE = Opaque.of(new byte[] {1, 2, 3});
  private static final List<NamedGroup> P384 = List.of(NamedGroup.SECP384R1);

  private static Wire talk(ClientConfig client, ServerConfig server) throws Exception {
    Wire wire = Wire.between(client, server).talk();
    assertTrue(wire.client.isConnected(), () -> wire.client.outcome());
    assertTrue(wire.server.isConnected(), () -> wire.server.outcome());
    return wire;
  }

  private static boolean wasRetried(Wire wire) {
    return wire.client.connection().info().wasRetried();
  }

  @Test
  void aRetryMayAskForACookieAlone() throws Exception {
    TlsConnection client = ClientConnection.open(Parties.client().build(), Parties.NAME);
    HostileServer server = new HostileServer(Parties.serverCredential()).cookie(COOKIE);
    Meeting.of(client, server);
    assertTrue(client.isHandshakeComplete());
    assertTrue(server.isConnected());
    assertTrue(client.info().wasRetried());
  }

  @Test
  void aRetryMayAskForAShareAndACookie() throws Exception {
    Wire wire =
        talk(Parties.client().build(), Parties.server().groups(P384).retryCookie(true).build());
    assertTrue(wasRetried(wire));
    assertTrue(
        wire.client.traced(Decided.class).stream()
            .filter(decision -> decision.subject() == Subject.RETRY)
            .allMatch(decision -> decision.chosen().contains("cookie")));
  }

  /// Before its second flight each side says it, and that may be its answer to a retry (RFC 9846
  /// §E.4).
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachSideSendsOneChangeCipherSpec(boolean retried) throws Exception {
    ServerConfig.Builder server = Parties.server();
    Wire wire = talk(Parties.client().build(), (retried ? server.groups(P384) : server).build());
    assertEquals(retried, wasRetried(wire));
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(
          1,
          side.traced(RecordSeen.class).stream()
              .filter(seen -> seen.direction() == Direction.SENT)
              .filter(seen -> seen.type() == ContentType.CHANGE_CIPHER_SPEC)
              .count());
    }
  }

  /// RFC 9846 §5.1: the version of a record in the clear means nothing.
  @Test
  void aRecordOfAnotherVersionIsTakenAllTheSame() throws Exception {
    Side client = Side.client(Parties.client().build());
    Side server = Side.server(Parties.server().build());
    Wire.between(
            client,
            server,
            (fromClient, bytes) -> {
              byte[] changed = bytes.clone();
              if (bytes[0] == ContentType.HANDSHAKE.code()) {
                changed[1] = 0x7f;
                changed[2] = 0x12;
              }
              return changed;
            })
        .talk();
    assertTrue(client.isConnected(), client::outcome);
    assertTrue(server.isConnected(), server::outcome);
  }

  @Test
  void aCredentialMayBeBoundToSchemesOfItsOwn() throws Exception {
    List<SignatureScheme> bound =
        List.of(SignatureScheme.RSA_PSS_RSAE_SHA512, SignatureScheme.RSA_PSS_RSAE_SHA384);
    Credential credential = Parties.serverCredential(KeyKind.RSA_2048).withSignatureSchemes(bound);
    Wire wire = talk(Parties.client().build(), Parties.server().credentials(credential).build());
    assertEquals(
        bound.getFirst(), wire.client.connection().info().peerSignatureScheme().orElseThrow());
    Wire other =
        Wire.between(
                Parties.client()
                    .signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256))
                    .build(),
                Parties.server().credentials(credential).build())
            .talk();
    assertEquals("NO_COMMON_SIGNATURE_SCHEME", other.server.outcome());
  }

  @Test
  void aClientMayGiveUpRatherThanGoOnWithoutACertificate() throws Exception {
    Wire wire =
        Wire.between(
                Parties.client()
                    .credentials(request -> {
                      throw Incompatibility.NO_COMMON_SIGNATURE_SCHEME.refuse();
                    })
                    .build(),
                Parties.server()
                    .clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust())
                    .build())
            .talk();
    assertEquals("NO_COMMON_SIGNATURE_SCHEME", wire.client.outcome());
  }

  @Test
  void aRetryNeedsNoMiddleboxCompatibility() throws Exception {
    assertTrue(
        wasRetried(
            talk(
                Parties.client().middleboxCompatibility(false).build(),
                Parties.server().groups(P384).build())));
  }

  /// Nothing is remembered of a server that has no name, and only a DNS name is sent.
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"192.0.2.1", "not a name"})
  void aServerNeedsNoDnsName(String name) throws Exception {
    ClientConfig config =
        Parties.client().verifier(claim -> new Judgement.Accepted(List.of(), List.of())).build();
    TlsConnection client = ClientConnection.open(config, name, null);
    TlsConnection server = ServerConnection.open(Parties.server().groups(P384).build());
    Side.Answers answers = new Side.Answers.AtOnce();
    Wire.between(
            new Side(client, List.of(), List.of(), answers),
            new Side(server, List.of(), List.of(), answers))
        .talk();
    assertTrue(client.isHandshakeComplete());
    assertTrue(server.info().requestedServerName().isEmpty());
  }

  @Test
  void aServerThatChangesItsMindIsFollowed() throws Exception {
    ClientConfig client = Parties.client().build();
    ServerConfig first = Parties.server().groups(P384).build();
    ServerConfig then = Parties.server().groups(List.of(NamedGroup.X25519)).build();
    assertTrue(wasRetried(talk(client, first)));
    assertFalse(wasRetried(talk(client, first)));
    assertTrue(wasRetried(talk(client, then)));
    assertFalse(wasRetried(talk(client, then)));
  }

  @Test
  void aClientMaySendNoShareAtAll() throws Exception {
    ClientConfig client = Parties.client().keyShares(List.of()).build();
    ServerConfig server = Parties.server().build();
    assertTrue(wasRetried(talk(client, server)));
    assertTrue(wasRetried(talk(client, server)));
  }

  @Test
  void aWishForChaChaIsGrantedOnlyByWhoHasIt() throws Exception {
    List<CipherSuite> wish =
        List.of(CipherSuite.TLS_CHACHA20_POLY1305_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384);
    for (boolean granted : List.of(true, false)) {
      ServerConfig.Builder server = Parties.server();
      if (!granted) {
        server.cipherSuites(
            List.of(CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384));
      }
      Wire wire = talk(Parties.client().cipherSuites(wish).build(), server.build());
      assertEquals(
          wish.get(granted ? 0 : 1), wire.client.connection().info().cipherSuite().orElseThrow());
    }
  }

  /// A server that does not resume goes on as if no key had been offered (RFC 9846 §4.3.11).
  @Test
  void aPreSharedKeyIsPassedOver() throws Exception {
    HostileClient client =
        new HostileClient()
            .edit(
                ClientHello.class,
                Altered.clientExtensions(extensions ->
                    extensions.with(
                        new PreSharedKeyClientHello(
                            List.of(new PskIdentity(Opaque.of(new byte[10]), 0)),
                            List.of(Opaque.of(new byte[32]))))));
    TlsConnection server = ServerConnection.open(Parties.server().build());
    Meeting.of(server, client);
    assertTrue(server.isHandshakeComplete(), () -> String.valueOf(server.failure()));
  }

  @Test
  void aServerWithoutProtocolsIgnoresThoseOfTheClient() throws Exception {
    Wire wire =
        talk(
            Parties.client().applicationProtocols("h2", "http/1.1").build(),
            Parties.server().build());
    assertTrue(wire.client.connection().info().applicationProtocol().isEmpty());
    assertTrue(wire.server.connection().info().applicationProtocol().isEmpty());
  }

  @Test
  void aClientWhoseKeyTheServerCannotCheckSaysThatItHasNone() throws Exception {
    Credential unusable = Parties.clientCredential(KeyKind.ED448);
    Wire wire =
        talk(
            Parties.client().credentials(request -> Optional.of(unusable)).build(),
            Parties.server()
                .signatureSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256))
                .clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust())
                .build());
    assertTrue(wire.client.connection().info().ownCredential().isEmpty());
    assertEquals(List.of(), wire.server.connection().info().peerCertificates());
  }

  @Test
  void aServerMaySayWhichSignaturesCertificatesMayHave() throws Exception {
    List<SignatureScheme> schemes = List.of(SignatureScheme.ECDSA_SECP256R1_SHA256);
    Wire wire =
        talk(
            Parties.client().credentials(Parties.clientCredential()).build(),
            Parties.server()
                .certificateSignatureSchemes(schemes)
                .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
                .build());
    CertificateRequest request =
        wire.client.traced(MessageSeen.class).stream()
            .map(MessageSeen::message)
            .filter(CertificateRequest.class::isInstance)
            .map(CertificateRequest.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(
        schemes,
        request
            .extensions()
            .find(SignatureAlgorithmsCert.class)
            .orElseThrow()
            .supportedSignatureAlgorithms());
  }

  @Test
  void aChainMayBeLongerThanOne() throws Exception {
    Credential below =
        Credential.of(
            TestCa.intermediate("Between").issue(CertificateProfile.server(Parties.NAME)));
    Wire wire = talk(Parties.client().build(), Parties.server().credentials(below).build());
    assertEquals(2, wire.client.connection().info().peerCertificates().size());
    assertEquals(3, wire.client.connection().info().peerPath().size());
  }
}
