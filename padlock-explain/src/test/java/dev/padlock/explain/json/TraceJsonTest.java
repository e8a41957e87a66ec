package dev.padlock.explain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.padlock.explain.Moment;
import dev.padlock.explain.Recording;
import dev.padlock.explain.Rehearsal;
import dev.padlock.explain.cause.Explainer;
import dev.padlock.explain.story.Story;
import dev.padlock.explain.story.Style;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class TraceJsonTest {

  private static final ObjectMapper PARSER = new ObjectMapper();

  @Test
  void everyEventIsThereInOrder() throws Exception {
    Rehearsal rehearsal = mutual();
    for (Recording recording : List.of(rehearsal.atClient, rehearsal.atServer)) {
      JsonNode document = PARSER.readTree(TraceJson.document(recording));
      assertEquals(1, document.get("version").asInt());
      JsonNode events = document.get("events");
      List<Moment> moments = recording.moments();
      assertEquals(moments.size(), events.size());
      for (int i = 0; i < moments.size(); i++) {
        compare(moments.get(i), events.get(i));
      }
    }
  }

  private static void compare(Moment moment, JsonNode json) {
    assertEquals(moment.at().toNanos() / 1000, json.get("at_us").asLong());
    switch (moment.event()) {
      case TraceEvent.MessageSeen message -> {
        assertEquals("message", json.get("event").asText());
        assertEquals(message.raw().hex(), json.get("raw").asText());
        assertEquals(message.raw().size(), json.get("bytes").asInt());
        assertEquals(message.message().type().code(), json.get("type_code").asInt());
        assertTrue(json.get("fields").isObject());
      }
      case TraceEvent.RecordSeen record -> {
        assertEquals("record", json.get("event").asText());
        assertEquals(record.length(), json.get("bytes").asInt());
        assertEquals(record.content(), json.get("content_bytes").asInt());
        assertEquals(record.sequence(), json.get("sequence").asLong());
      }
      case TraceEvent.KeysChanged keys ->
          assertEquals(keys.suite().code(), json.get("cipher_suite_code").asInt());
      case TraceEvent.Decided decision -> {
        assertEquals(decision.chosen(), json.get("chosen").asText());
        assertEquals(decision.rule(), json.get("rule").asText());
        assertEquals(decision.offered(), texts(json.get("offered")));
        assertEquals(decision.preferred(), texts(json.get("preferred")));
      }
      case TraceEvent.Weakness weakness -> {
        assertEquals(weakness.what(), json.get("what").asText());
        assertEquals(weakness.written(), json.get("written").asText());
      }
      case TraceEvent.SessionResumed resumed -> assertEquals(resumed.by(), json.get("by").asText());
      case TraceEvent.SessionMissed missed -> {
        assertEquals(missed.code(), json.get("code").asText());
        assertEquals(missed.sentence(), json.get("sentence").asText());
      }
      case TraceEvent.ExternalPskUsed used -> {
        assertEquals(used.identity().hex(), json.get("identity").asText());
        assertEquals(used.imported(), json.get("imported").asBoolean());
      }
      case TraceEvent.EarlyDataDecided decided -> {
        assertEquals(decided.taken(), json.get("taken").asBoolean());
        assertEquals(decided.code(), json.get("code").asText());
        assertEquals(decided.sentence(), json.get("sentence").asText());
      }
      case TraceEvent.PeerJudged verdict -> {
        assertEquals(verdict.accepted(), json.get("accepted").asBoolean());
        assertEquals(verdict.path(), texts(json.get("path")));
      }
      case TraceEvent.Asked asked -> assertEquals("question", json.get("event").asText());
      case TraceEvent.Answered answered -> assertEquals("answer", json.get("event").asText());
      case TraceEvent.HandshakeComplete complete ->
          assertEquals(1, json.get("round_trips").asInt());
      case TraceEvent.Refused refused ->
          assertEquals(refused.refusal().refusal().code(), json.get("code").asText());
      case TraceEvent.AlertSeen alert -> assertEquals(alert.code(), json.get("code").asInt());
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  void theSummarySaysWhatWasAgreed() throws Exception {
    JsonNode summary =
        PARSER.readTree(TraceJson.document(new Rehearsal().play().atClient)).get("summary");
    assertEquals("connected", summary.get("outcome").asText());
    assertEquals("client", summary.get("role").asText());
    assertEquals("TLS 1.3", summary.get("tls_version").asText());
    assertEquals("X25519MLKEM768", summary.get("group").asText());
    assertEquals("http/1.1", summary.get("application_protocol").asText());
    assertEquals("localhost", summary.get("server_name").asText());
    assertFalse(summary.has("refusal"));
  }

  @Test
  void theSummarySaysWhatAnEarlierConnectionWasGoodFor() throws Exception {
    ReplayGuard longAgo = ReplayGuard.standard(Rehearsal.NOW.minusSeconds(60));
    ReplayGuard now = ReplayGuard.standard(Rehearsal.NOW);
    for (ReplayGuard guard : List.of(longAgo, now)) {
      String early = guard == longAgo ? "taken" : "refused";
      SessionMemory memory = SessionMemory.bounded(1, 4);
      assertReunion(false, "", early(memory, guard));
      assertReunion(true, early, early(memory, guard));
    }
  }

  private static Rehearsal early(SessionMemory memory, ReplayGuard guard) throws Exception {
    Rehearsal rehearsal = new Rehearsal().resume(memory);
    rehearsal.client.earlyData(true);
    rehearsal.server.earlyData(100, guard);
    return rehearsal.play();
  }

  private static void assertReunion(boolean resumed, String early, Rehearsal rehearsal)
      throws Exception {
    for (Recording recording : List.of(rehearsal.atClient, rehearsal.atServer)) {
      JsonNode summary = PARSER.readTree(TraceJson.document(recording)).get("summary");
      assertEquals(resumed, summary.get("resumed").asBoolean());
      assertEquals(early, summary.path("early_data").asText());
      String line = Story.line(recording.course());
      assertEquals(resumed, line.contains(", resumed, early data " + early + " "), line);
    }
  }

  @Test
  void aRefusalIsExplainedInTheSummary() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.serve(
        CertificateProfile.server("localhost")
            .withValidity(
                Rehearsal.NOW.minus(Duration.ofDays(90)), Rehearsal.NOW.minus(Duration.ofDays(9))));
    rehearsal.play();
    JsonNode summary = PARSER.readTree(TraceJson.document(rehearsal.atClient)).get("summary");
    assertEquals("refused", summary.get("outcome").asText());
    JsonNode refusal = summary.get("refusal");
    assertEquals("CERTIFICATE_EXPIRED", refusal.get("code").asText());
    assertEquals("this_side", refusal.get("refused_by").asText());
    assertEquals("certificate_expired", refusal.get("alert").asText());
    assertFalse(refusal.get("causes").isEmpty());
    assertFalse(refusal.get("fixes").get(0).get("snippets").isEmpty());
    assertEquals("2026-11-11T12:00:00Z", refusal.get("facts").get("not_after").asText());
    String alone =
        TraceJson.explanation(Explainer.explain(rehearsal.atClient.course()).orElseThrow());
    assertEquals("CERTIFICATE_EXPIRED", PARSER.readTree(alone).get("code").asText());
  }

  @Test
  void noSecretAndNoApplicationDataIsInAnyOutput() throws Exception {
    Rehearsal rehearsal = mutual();
    assertTrue(rehearsal.secrets.size() >= 8, "both sides log four secrets at least");
    for (Recording recording : List.of(rehearsal.atClient, rehearsal.atServer)) {
      String all =
          TraceJson.document(recording)
              + String.join("\n", Story.full(recording, Style.PLAIN))
              + String.join("\n", Story.brief(recording, Style.PLAIN))
              + Story.line(recording.course())
              + recording.moments();
      String random = rehearsal.secrets.getFirst().split(" ")[1];
      assertTrue(all.contains(random), "the search finds what is there");
      for (String line : rehearsal.secrets) {
        String secret = line.split(" ")[2];
        assertEquals(64, secret.length());
        assertFalse(all.contains(secret), line);
        assertFalse(all.contains(secret.substring(0, 32)), line);
      }
      for (String plaintext : List.of(Rehearsal.REQUEST, Rehearsal.ANSWER)) {
        assertFalse(all.contains(plaintext));
        byte[] bytes = plaintext.getBytes(StandardCharsets.US_ASCII);
        assertFalse(all.contains(HexFormat.of().formatHex(bytes)));
      }
    }
  }

  @Test
  void strangeTextStaysValidJson() throws Exception {
    JsonWriter json = new JsonWriter();
    String strange = "\"\\\n\r\t\u0000\u001b\u007f\ud800 \ud83d\ude00 \u00e9";
    json.object(() -> json.member(strange, strange).member("n", -1).member("b", true));
    JsonNode parsed = PARSER.readTree(json.toString());
    assertEquals(strange, parsed.get(strange).asText());
    assertEquals(-1, parsed.get("n").asInt());
    assertTrue(parsed.get("b").asBoolean());
    assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(json.toString()));
  }

  static Rehearsal mutual() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.server.clientCertificates(ClientCertificates.REQUIRED, rehearsal.authority.trust());
    rehearsal.client.credentials(
        Credential.of(rehearsal.issue(CertificateProfile.client("Alice"))));
    return rehearsal.play();
  }

  @Test
  void textOfAStrangerCannotPlayTricksOnATerminal() {
    String text = "\u001b[2J \u009b2J \u202e \u2028 \u007f \ud800 \u00e9";
    String json = new JsonWriter().value(text).toString();
    assertEquals("\"\\u001b[2J \\u009b2J \\u202e \\u2028 \\u007f \\ud800 \u00e9\"", json);
  }
}
