package dev.padlock.explain.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.explain.Rehearsal;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.NamedGroup;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the clues find in cases that users meet.
final class CluesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'HTTP/1.1 400 Bad Request', plain HTTP, port for https",
        "'220 mail.example ESMTP', SMTP, padlock connect --starttls smtp",
        "'* OK IMAP4rev1 ready', IMAP, padlock connect --starttls imap",
        "'+OK POP3 ready', POP3, padlock connect --starttls pop3",
        "'SSH-2.0-OpenSSH_9.2', SSH, its own client",
        "'-NOAUTH Authentication', Redis, its own client",
        "'INFO {\"server_id\":1}', NATS, its own client",
        "'RFB 003.008', VNC, its own client"
      })
  void aServerOfAnotherProtocolIsNamed(String says, String protocol, String fix) throws Exception {
    Explanation explanation = against(says.getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(explanation.why().contains("The server speaks " + protocol), explanation.why());
    assertTrue(explanation.fixes().toString().contains(fix), explanation.fixes().toString());
  }

  @Test
  void bytesOfNoProtocolAreShownAsTheyAre() throws Exception {
    Explanation explanation = against("Hello, who are you?".getBytes(StandardCharsets.US_ASCII));
    assertTrue(explanation.why().contains("something that is not TLS"), explanation.why());
    assertTrue(explanation.why().contains("Hello"), explanation.why());
  }

  @Test
  void aMySqlGreetingIsKnownByItsBytes() throws Exception {
    byte[] greeting = HexFormat.of().parseHex("4a0000000a382e302e333600");
    assertTrue(against(greeting).why().contains("MySQL"));
  }

  @Test
  void anAlertThatTheVersionIsNotSpokenMeansAnOlderServer() throws Exception {
    Explanation explanation = against(HexFormat.of().parseHex("15030300020246"));
    assertEquals("FATAL_ALERT_RECEIVED", explanation.code());
    assertTrue(explanation.fixes().toString().contains("Enable TLS 1.3"), explanation.oneLine());
  }

  @ParameterizedTest
  @CsvSource({
    "Zscaler Intermediate Root CA, TLS inspection by Zscaler",
    "FortiGate CA, TLS inspection by Fortinet FortiGate",
    "Cisco Umbrella Secondary SubCA, TLS inspection by Cisco Umbrella",
    "mitmproxy, 'A developer''s proxy, mitmproxy'",
    "DO_NOT_TRUST_FiddlerRoot, 'A developer''s proxy, Fiddler'"
  })
  void inspectionOnTheWayIsKnownByItsIssuer(String issuer, String why) throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    CertificateAuthority gateway =
        CertificateAuthority.create(CertificateProfile.root(issuer), Rehearsal.ambience());
    rehearsal.server.credentials(
        Credential.of(gateway.issue(CertificateProfile.server("localhost"))));
    Explanation explanation = client(rehearsal.play());
    assertTrue(explanation.why().startsWith(why), explanation.oneLine());
  }

  @Test
  void anIssuerThatNobodyKnowsIsNoInspection() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Other CA"), Rehearsal.ambience());
    rehearsal.server.credentials(
        Credential.of(other.issue(CertificateProfile.server("localhost"))));
    Explanation explanation = client(rehearsal.play());
    assertTrue(explanation.what().refusal() instanceof IdentityFault, explanation.code());
    assertTrue(!explanation.why().contains("inspection"), explanation.why());
    assertTrue(explanation.fixes().toString().contains("padlock connect --ca"));
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, *.example.org, does not stand for example.org itself",
    "a.b.example.org, *.example.org, A wildcard stands for one label only",
    "10.0.0.1, example.org, An IP address was asked for"
  })
  void namesThatDoNotMatchSayWhy(String asked, String presented, String cause) throws Exception {
    Rehearsal rehearsal = new Rehearsal().serve(CertificateProfile.server(presented));
    rehearsal.name = asked;
    Explanation explanation = client(rehearsal.play());
    assertEquals("NAME_MISMATCH", explanation.code());
    assertTrue(explanation.causes().toString().contains(cause), explanation.causes().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T12:00:00Z, automatic renewal failed",
    "2026-06-01T12:00:00Z, Nobody renews this certificate"
  })
  void howLongACertificateIsOverSaysWhy(String end, String cause) {
    TlsException expired =
        IdentityFault.CERTIFICATE_EXPIRED.refuse("not_after", end, "now", Rehearsal.NOW.toString());
    assertTrue(Explainer.explain(expired).causes().toString().contains(cause));
  }

  @Test
  void aClockOfLongAgoIsBlamedBeforeTheCertificate() {
    TlsException early =
        IdentityFault.CERTIFICATE_NOT_YET_VALID.refuse(
            "not_before", "2026-01-01T00:00:00Z", "now", "1970-01-01T00:03:00Z");
    assertTrue(Explainer.explain(early).why().contains("clock is wrong: it says 1970-01-01"));
  }

  @Test
  void listsThatDoNotMeetAreShown() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.client.groups(List.of(NamedGroup.X25519));
    rehearsal.server.groups(List.of(NamedGroup.SECP256R1));
    Explanation explanation = Explainer.explain(rehearsal.play().atServer.course()).orElseThrow();
    assertEquals("NO_COMMON_GROUP", explanation.code());
    assertTrue(explanation.why().contains("x25519"), explanation.why());
    assertTrue(explanation.why().contains("secp256r1"), explanation.why());
  }

  @Test
  void aClientWithoutACertificateLearnsHowToPresentOne() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.server.clientCertificates(ClientCertificates.REQUIRED, rehearsal.authority.trust());
    rehearsal.play();
    assertEquals(
        "CERTIFICATE_REQUIRED",
        Explainer.explain(rehearsal.atServer.course()).orElseThrow().code());
    assertTrue(
        client(rehearsal).fixes().toString().contains("Present a client certificate"),
        client(rehearsal).oneLine());
  }

  @Test
  void aClientThatLeavesWithItsEarlyDataRefusedIsExpectedBack() throws Exception {
    SessionMemory memory = SessionMemory.bounded(1, 4);
    assertTrue(left(memory).causes().toString().contains("does not believe"));
    Explanation again = left(memory);
    assertTrue(again.why().contains("early data was refused"), again.why());
    assertTrue(again.causes().toString().contains("comes back"), again.causes().toString());
  }

  /// What a server says whose client leaves.
  private static Explanation left(SessionMemory memory) throws Exception {
    Rehearsal rehearsal = new Rehearsal().resume(memory);
    rehearsal.client.earlyData(true);
    rehearsal.server.earlyData(100, ReplayGuard.standard(Rehearsal.NOW));
    return Explainer.explain(
        ReceivedAlert.CLOSED_DURING_HANDSHAKE.refuse(), rehearsal.play().atServer.course());
  }

  private static Explanation against(byte[] answer) throws Exception {
    return client(new Rehearsal().playAgainst(answer));
  }

  private static Explanation client(Rehearsal rehearsal) {
    return Explainer.explain(rehearsal.atClient.course()).orElseThrow();
  }
}
