package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Need;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Progress;
import dev.padlock.tls.Rfc8448;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.Offers;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.message.ClientHello;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// RFC 8448 §4: the connection of §3 is resumed, with early data. Our client plays it with the
/// trace's hello; our binder is the trace's.
class Rfc8448ResumptionTest {

  private static final Rfc8448 TRACE = Rfc8448.trace("resumed-0rtt");
  private static final Instant NOW = Instant.EPOCH;

  private final ByteBuffer out = ByteBuffer.allocate(1 << 15);
  private final ByteBuffer plaintext = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);
  private final List<String> keyLog = new ArrayList<>();

  private static ClientHello hello() throws Exception {
    return (ClientHello) Rfc8448Scores.read(TRACE.value("client_hello"));
  }

  private static PreSharedKeyClientHello offered() throws Exception {
    return hello().extensions().find(PreSharedKeyClientHello.class).orElseThrow();
  }

  /// What the trace's client remembers of §3.
  private static Session13 session() throws Exception {
    PskIdentity shown = offered().identities().getFirst();
    return new Session13(
        new SessionFacts(
            new SessionScope("server", Opaque.EMPTY, Opaque.EMPTY),
            CipherSuite.TLS_AES_128_GCM_SHA256,
            List.of(),
            NOW,
            NOW.plusSeconds(30)),
        new Session13.Ticket(shown.identity(), shown.obfuscatedTicketAge(), NOW),
        new Session13.Early(1024, Opaque.EMPTY),
        Secret.of("psk", TRACE.bytes("psk")));
  }

  private static PreSharedKey key() {
    return new PreSharedKey(
        PskKind.RESUMPTION, HashAlgorithm.SHA256, Secret.of("psk", TRACE.bytes("psk")));
  }

  @Test
  void theHelloThatWeBindIsTheTraces() throws Exception {
    ClientHello hello = hello();
    ClientHello unbound =
        hello.withExtensions(hello.extensions().without(ExtensionType.PRE_SHARED_KEY));
    ClientConfig config = Parties.client().clock(() -> NOW).build();
    PskIdentity shown = offered().identities().getFirst();
    ClientHello bound =
        Offers.bound(
            Doors.settings(config),
            unbound,
            List.of(new OfferedPsk(key(), shown.identity(), session())),
            Transcript.start());
    assertEquals(TRACE.value("client_hello").hex(), bound.encode().hex());
    assertEquals(TRACE.value("binder"), offered().binders().getFirst());
  }

  @Test
  void ourServerBelievesTheTracesBinderAndNoOther() throws Exception {
    Opaque raw = TRACE.value("client_hello");
    Opaque truncated = raw.slice(0, raw.size() - offered().bindersLength());
    byte[] hash =
        Transcript.start().withHash(Parties.CRYPTO, HashAlgorithm.SHA256).hashOf(truncated);
    assertEquals(TRACE.value("binder_hash"), Opaque.of(hash));
    assertTrue(key().isBoundBy(TRACE.value("binder"), Parties.CRYPTO, hash));
    assertFalse(key().isBoundBy(Opaque.of(new byte[32]), Parties.CRYPTO, hash));
    PreSharedKey external =
        new PreSharedKey(PskKind.EXTERNAL, HashAlgorithm.SHA256, key().secret());
    assertFalse(external.isBoundBy(TRACE.value("binder"), Parties.CRYPTO, hash));
  }

  @Test
  void ourClientWritesWhatTheTracesClientWrites() throws Exception {
    ScriptedRandom random = new ScriptedRandom(TRACE.bytes("client_private"));
    JcaCrypto crypto = JcaCrypto.with(random);
    ClientConfig config =
        ClientConfig.builder()
            .crypto(crypto)
            .verifier(claim -> new Judgement.Accepted(List.of(), List.of()))
            .middleboxCompatibility(false)
            .resumption(false)
            .recordSizeLimit(16385)
            .groups(List.of(NamedGroup.X25519))
            .dangerous()
            .keyLog(keyLog::add)
            .build();
    KeyExchange.Initiator share = crypto.keyExchange(KeyExchangeAlgorithm.X25519).initiate();
    ClientOffer offer =
        Offers.resuming(
            Doors.settings(config), hello(), Map.of(NamedGroup.X25519, share), session());
    ClientConnection client = Doors.client(config, score -> new Rfc8448Scores.Client(score, offer));

    assertWrites("client_hello_record", client);
    out.clear();
    client.sendEarlyData(ByteBuffer.wrap(TRACE.bytes("early_data")), out);
    assertEquals(TRACE.value("early_data_record").hex(), written());
    reads("server_hello_record", client);
    reads("server_flight_record", client);
    assertWrites(
        TRACE.value("end_of_early_data_record").hex() + TRACE.value("client_finished_record").hex(),
        "EndOfEarlyData and Finished",
        client);

    assertTrue(client.isHandshakeComplete());
    assertTrue(client.info().isResumed());
    assertEquals(EarlyDataOutcome.TAKEN, client.info().earlyData());
    assertSecrets();
    assertSays("client_application_data", client);
    reads("server_application_data_record", client);
    assertEquals(
        TRACE.value("server_application_data").hex(),
        Opaque.copyOf(plaintext.array(), 0, plaintext.position()).hex());
    client.closeSending();
    assertWrites("client_close_notify_record", client);
    reads("server_close_notify_record", client);
    assertTrue(client.isReceiveClosed());
    assertTrue(random.isUsedUp());
  }

  private void assertSecrets() {
    String random = TRACE.value("client_hello").slice(6, 38).hex();
    Map<String, String> labels =
        Map.of(
            "CLIENT_EARLY_TRAFFIC_SECRET", "client_early_traffic_secret",
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

  private void assertWrites(String record, TlsConnection connection) throws Exception {
    assertWrites(TRACE.value(record).hex(), record, connection);
  }

  private void assertWrites(String hex, String what, TlsConnection connection) throws Exception {
    assertEquals(Need.FLUSH, connection.need());
    out.clear();
    assertEquals(Progress.DONE, connection.flush(out));
    assertEquals(hex, written(), what);
  }

  private void assertSays(String data, TlsConnection connection) throws Exception {
    out.clear();
    connection.send(ByteBuffer.wrap(TRACE.bytes(data)), out);
    assertEquals(TRACE.value(data + "_record").hex(), written());
  }

  private String written() {
    return Opaque.copyOf(out.array(), 0, out.position()).hex();
  }
}
