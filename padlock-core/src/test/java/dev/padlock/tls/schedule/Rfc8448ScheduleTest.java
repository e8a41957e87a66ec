package dev.padlock.tls.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Rfc8448;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every secret, key, IV and Finished of RFC 8448's traces, in the order in which the handshake
/// makes them.
class Rfc8448ScheduleTest {

  static final List<String> TRACES = Rfc8448.TRACES;

  private static final Set<String> UP_TO_SERVER_FINISHED =
      Set.of(
          "encrypted_extensions",
          "certificate_request",
          "server_certificate",
          "server_certificate_verify",
          "server_finished");

  private static final Set<String> UP_TO_CLIENT_FINISHED =
      Set.of(
          "end_of_early_data",
          "client_certificate",
          "client_certificate_verify",
          "client_finished");

  private final CryptoProvider crypto = JcaCrypto.platform();
  private final Hkdf hkdf = crypto.hkdf(HashAlgorithm.SHA256);

  @ParameterizedTest
  @FieldSource("TRACES")
  void everyValueOfTheTraceIsReproduced(String name) {
    Rfc8448 trace = Rfc8448.trace(name);
    Map<String, Opaque> values = trace.values();
    Transcript hellos = hellos(trace);

    EarlySecret early =
        values.containsKey("psk")
            ? EarlySecret.of(hkdf, Secret.of("psk", trace.bytes("psk")))
            : EarlySecret.of(hkdf);
    if (values.containsKey("client_early_traffic_secret")) {
      assertEarly(trace, early);
    }

    assertArrayEquals(trace.bytes("hello_hash"), hellos.hash());
    Secret shared = Secret.of("(EC)DHE shared secret", trace.bytes("shared_secret"));
    HandshakeSecret handshake = early.handshakeSecret(shared);
    assertTrue(shared.isDestroyed());
    TrafficSecret client = handshake.clientTraffic(hellos.hash());
    TrafficSecret server = handshake.serverTraffic(hellos.hash());
    assertTraffic(trace, "client_handshake", client);
    assertTraffic(trace, "server_handshake", server);

    Transcript beforeServerFinished = all(trace, hellos, UP_TO_SERVER_FINISHED, "server_finished");
    assertFinished(trace, "server_finished", server, beforeServerFinished);
    Transcript serverDone = beforeServerFinished.append(trace.value("server_finished"));

    MainSecret main = handshake.mainSecret();
    assertTraffic(trace, "client_application", main.clientTraffic(serverDone.hash()));
    assertTraffic(trace, "server_application", main.serverTraffic(serverDone.hash()));
    assertArrayEquals(trace.bytes("exporter_secret"), main.exporter(serverDone.hash()).reveal());

    Transcript beforeClientFinished =
        all(trace, serverDone, UP_TO_CLIENT_FINISHED, "client_finished");
    assertFinished(trace, "client_finished", client, beforeClientFinished);
    Transcript clientDone = beforeClientFinished.append(trace.value("client_finished"));
    ResumptionSecret resumption = main.resumption(clientDone.hash());
    if (values.containsKey("ticket_psk")) {
      Opaque nonce = Opaque.ofHex("0000"); // new_session_ticket's
      assertArrayEquals(trace.bytes("ticket_psk"), resumption.psk(nonce).bytes());
    }
  }

  /// In the trace of a retry too, the values of the first ClientHello are those of the
  /// message_hash.
  private Transcript hellos(Rfc8448 trace) {
    Transcript first =
        Transcript.start()
            .append(trace.value("client_hello"))
            .withHash(crypto, HashAlgorithm.SHA256);
    if (trace.values().containsKey("hello_retry_request")) {
      first =
          first
              .replacedByMessageHash()
              .append(trace.value("hello_retry_request"))
              .append(trace.value("second_client_hello"));
    }
    return first.append(trace.value("server_hello"));
  }

  private void assertEarly(Rfc8448 trace, EarlySecret early) {
    Opaque hello = trace.value("client_hello");
    Transcript transcript = Transcript.start().withHash(crypto, HashAlgorithm.SHA256);
    Opaque truncated = hello.slice(0, hello.size() - 2 - 1 - 32); // binders<33..2^16-1>, one of 32
    assertArrayEquals(trace.bytes("binder_hash"), transcript.hashOf(truncated));
    FinishedKey binder = early.binderKey(PskKind.RESUMPTION).finishedKey();
    assertArrayEquals(trace.bytes("binder"), binder.verifyData(transcript.hashOf(truncated)));

    byte[] hash = transcript.append(hello).hash();
    assertTraffic(trace, "client_early", early.clientEarlyTraffic(hash));
    assertArrayEquals(trace.bytes("early_exporter_secret"), early.earlyExporter(hash).reveal());
  }

  private static Transcript all(Rfc8448 trace, Transcript start, Set<String> names, String except) {
    Transcript transcript = start;
    for (Map.Entry<String, Opaque> each : trace.values().entrySet()) {
      if (names.contains(each.getKey()) && !each.getKey().equals(except)) {
        transcript = transcript.append(each.getValue());
      }
    }
    return transcript;
  }

  private static void assertTraffic(Rfc8448 trace, String name, TrafficSecret secret) {
    assertArrayEquals(trace.bytes(name + "_traffic_secret"), secret.reveal(), name);
    TrafficKeys keys = secret.keys(AeadAlgorithm.AES_128_GCM);
    assertArrayEquals(trace.bytes(name + "_key"), keys.key().bytes(), name);
    assertArrayEquals(trace.bytes(name + "_iv"), keys.iv(), name);
  }

  private static void assertFinished(
      Rfc8448 trace, String name, TrafficSecret base, Transcript transcript) {
    Opaque message = trace.value(name);
    Opaque verifyData = message.slice(4, message.size());
    FinishedKey key = base.finishedKey();
    assertArrayEquals(verifyData.toArray(), key.verifyData(transcript.hash()), name);
    assertTrue(key.matches(transcript.hash(), verifyData));
    assertFalse(key.matches(transcript.append(message).hash(), verifyData));
  }
}
