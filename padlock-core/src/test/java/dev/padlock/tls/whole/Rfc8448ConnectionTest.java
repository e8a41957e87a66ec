package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ConfigBuilder;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Need;
import dev.padlock.tls.Progress;
import dev.padlock.tls.Rfc8448;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.Offers;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// RFC 8448 §3 played by the whole engine, once as the client and once as the server: what goes in
/// is the peer's records of the trace, what comes out must be ours of the trace, byte for byte, and
/// every traffic secret must be the trace's.
///
/// Injected through the seams that everybody has are the randoms, the x25519 keys (as randomness),
/// the server's certificate and its signature, which is checked before it is given. Three messages
/// are given to the scores (see [Rfc8448Scores]) because we would not write them: the ClientHello,
/// EncryptedExtensions, and the server's ticket. ServerHello, Certificate, CertificateVerify, both
/// Finished, all keys and all records are ours.
class Rfc8448ConnectionTest {

  private static final Rfc8448 TRACE = Rfc8448.trace("simple-1rtt");

  private final ByteBuffer out = ByteBuffer.allocate(1 << 15);
  private final ByteBuffer plaintext = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);
  private final List<String> keyLog = new ArrayList<>();

  @Test
  void ourClientWritesWhatTheTracesClientWrites() throws Exception {
    ScriptedRandom random = new ScriptedRandom(TRACE.bytes("client_private"));
    JcaCrypto crypto = JcaCrypto.with(random);
    ClientConfig config =
        logged(
                ClientConfig.builder()
                    .crypto(crypto)
                    .verifier(claim -> new Judgement.Accepted(List.of(), List.of()))
                    .middleboxCompatibility(false)
                    .resumption(false)
                    .recordSizeLimit(16385)
                    .groups(List.of(NamedGroup.X25519)))
            .build();
    KeyExchange.Initiator share = crypto.keyExchange(KeyExchangeAlgorithm.X25519).initiate();
    ClientHello hello = (ClientHello) Rfc8448Scores.read(TRACE.value("client_hello"));
    ClientOffer offer = Offers.of(Doors.settings(config), hello, Map.of(NamedGroup.X25519, share));
    TlsConnection client = Doors.client(config, score -> new Rfc8448Scores.Client(score, offer));

    assertWrites("client_hello_record", client);
    reads("server_hello_record", client);
    reads("server_flight_record", client);
    answers(client);
    assertWrites("client_finished_record", client);
    assertTrue(client.isHandshakeComplete());
    assertEquals(CipherSuite.TLS_AES_128_GCM_SHA256, client.info().cipherSuite().orElseThrow());
    assertEquals(
        SignatureScheme.RSA_PSS_RSAE_SHA256, client.info().peerSignatureScheme().orElseThrow());
    assertSecrets();
    reads("new_session_ticket_record", client);
    assertSays("client_application_data", client);
    assertHears("server_application_data", client);
    client.closeSending();
    assertWrites("client_close_notify_record", client);
    reads("server_close_notify_record", client);
    assertTrue(client.isReceiveClosed());
    assertTrue(random.isUsedUp());
  }

  @Test
  void ourServerWritesWhatTheTracesServerWrites() throws Exception {
    Opaque serverHello = TRACE.value("server_hello");
    byte[] serverRandom = serverHello.slice(6, 38).toArray();
    ScriptedRandom random = new ScriptedRandom(TRACE.bytes("server_private"), serverRandom);
    ServerConfig config =
        logged(
                ServerConfig.builder()
                    .crypto(JcaCrypto.with(random))
                    .credentials(credential())
                    .resumption(false)
                    .recordSizeLimit(16385))
            .build();
    TlsConnection server = Doors.server(config, score -> new Rfc8448Scores.Server(score, TRACE));

    reads("client_hello_record", server);
    answers(server); // which credential?
    answers(server); // and its signature, before anything is written: one record holds the flight
    assertWrites(
        TRACE.value("server_hello_record").hex() + TRACE.value("server_flight_record").hex(),
        "the server's flight",
        server);
    reads("client_finished_record", server);
    assertTrue(server.isHandshakeComplete());
    assertEquals("server", server.info().requestedServerName().orElseThrow());
    assertSecrets();
    assertWrites("new_session_ticket_record", server);
    assertHears("client_application_data", server);
    assertSays("server_application_data", server);
    reads("client_close_notify_record", server);
    server.closeSending();
    assertWrites("server_close_notify_record", server);
    assertTrue(random.isUsedUp());
  }

  private <B extends ConfigBuilder<B>> B logged(B builder) {
    return builder.dangerous().keyLog(keyLog::add);
  }

  /// The trace's certificate, and a key of which we have one signature only.
  private static Credential credential() throws Exception {
    var message =
        (dev.padlock.tls.wire.message.Certificate)
            Rfc8448Scores.read(TRACE.value("server_certificate"));
    Certificate certificate =
        Certificate.read(message.certificateList().getFirst().certData().toArray());
    var verify =
        (dev.padlock.tls.wire.message.CertificateVerify)
            Rfc8448Scores.read(TRACE.value("server_certificate_verify"));
    byte[] signature = verify.signature().toArray();
    return Credential.of(
        List.of(certificate),
        (crypto, algorithm, content) -> {
          assertEquals(SignatureAlgorithm.RSA_PSS_RSAE_SHA256, algorithm);
          assertTrue(verifies(crypto, certificate, content, signature));
          return signature;
        });
  }

  private static boolean verifies(
      CryptoProvider crypto, Certificate certificate, byte[] content, byte[] signature) {
    try {
      return crypto
          .verifier(SignatureAlgorithm.RSA_PSS_RSAE_SHA256, certificate.publicKey())
          .verify(content, signature);
    } catch (java.io.IOException unusable) {
      throw new AssertionError(unusable);
    }
  }

  private void assertSecrets() {
    String random = TRACE.value("client_hello").slice(6, 38).hex();
    Map<String, String> labels =
        Map.of(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET", "client_handshake_traffic_secret",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET", "server_handshake_traffic_secret",
            "CLIENT_TRAFFIC_SECRET_0", "client_application_traffic_secret",
            "SERVER_TRAFFIC_SECRET_0", "server_application_traffic_secret",
            "EXPORTER_SECRET", "exporter_secret");
    List<String> expected =
        labels.entrySet().stream()
            .map(each -> each.getKey() + " " + random + " " + TRACE.value(each.getValue()).hex())
            .sorted()
            .toList();
    assertEquals(expected, keyLog.stream().sorted().toList());
  }

  private void reads(String record, TlsConnection connection) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(TRACE.bytes(record));
    plaintext.clear();
    connection.receive(in, plaintext);
    assertEquals(0, in.remaining());
  }

  private static void answers(TlsConnection connection) {
    connection.pendingAnswer().orElseThrow().run();
    connection.need();
  }

  private void assertWrites(String record, TlsConnection connection) throws Exception {
    assertWrites(TRACE.value(record).hex(), record, connection);
  }

  private void assertWrites(String hex, String what, TlsConnection connection) throws Exception {
    assertEquals(Need.FLUSH, connection.need());
    out.clear();
    assertEquals(Progress.DONE, connection.flush(out));
    assertEquals(hex, Opaque.copyOf(out.array(), 0, out.position()).hex(), what);
  }

  private void assertSays(String data, TlsConnection connection) throws Exception {
    out.clear();
    connection.send(ByteBuffer.wrap(TRACE.bytes(data)), out);
    assertEquals(
        TRACE.value(data + "_record").hex(), Opaque.copyOf(out.array(), 0, out.position()).hex());
  }

  private void assertHears(String data, TlsConnection connection) throws Exception {
    reads(data + "_record", connection);
    assertEquals(
        TRACE.value(data).hex(), Opaque.copyOf(plaintext.array(), 0, plaintext.position()).hex());
  }
}
