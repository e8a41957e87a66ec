package dev.padlock.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.padlock.cli.Run;
import dev.padlock.io.TlsServer;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.pem.Pem;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.verify.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InspectCommandTest {

  @TempDir Path folder;
  private String roots = "";

  @BeforeEach
  void writeRoots() throws IOException {
    roots = write("roots.pem", TestCa.trust().anchors()).toString();
  }

  @Test
  void aChainInAFileIsToldAndJudged() throws Exception {
    Path file = write("chain.pem", TestCa.server("a.test", "192.0.2.1").chain());

    Run run = Run.of("inspect", "--ca", roots, "--name", "a.test", file.toString());

    assertEquals(0, run.exit(), run.out() + run.err());
    assertTrue(run.out().contains("for        a.test, 192.0.2.1"), run.out());
    assertTrue(run.out().contains("EC P-256, signed with SHA256withECDSA"), run.out());
    assertTrue(run.out().contains("Believed as a.test."), run.out());
    assertTrue(run.out().contains("tried"), run.out());
  }

  @Test
  void anotherNameIsRefusedAndToldWhy() throws Exception {
    Path file = write("chain.pem", TestCa.server("a.test").chain());

    Run run = Run.of("inspect", "--ca", roots, "--name", "b.test", file.toString());

    assertEquals(1, run.exit());
    assertTrue(run.out().contains("Not believed as b.test."), run.out());
    assertTrue(run.out().contains("is for a.test, not for b.test. (RFC 9525"), run.out());
    assertTrue(run.out().contains("fix        connect by a name"), run.out());
  }

  @Test
  void theEndIsAnnounced() throws Exception {
    Instant now = Instant.now();
    CertificateProfile soon =
        CertificateProfile.server("a.test")
            .withValidity(now.minus(Duration.ofDays(80)), now.plus(Duration.ofDays(5)));

    Run run = Run.of("inspect", write("soon.pem", TestCa.issue(soon).chain()).toString());
    assertTrue(run.out().contains("left: it ends soon, renew it"), run.out());

    run = Run.of("inspect", write("old.pem", TestCa.expiredServer("a.test").chain()).toString());
    assertTrue(run.out().contains("expired "), run.out());
    assertEquals(1, run.exit());
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    Path file = write("chain.pem", TestCa.server("a.test").chain());

    Run run = Run.of("inspect", "--json", "--strict", "--ca", roots, file.toString());

    JsonNode document = new JsonMapper().readTree(run.out());
    assertEquals(1, run.out().lines().count());
    assertEquals("a.test", document.at("/certificates/0/names/0").asText());
    assertEquals("strict", document.at("/verdict/policy").asText());
    assertEquals("taken", document.at("/verdict/tried/0/outcome").asText());
    assertEquals(run.exit() == 0, document.at("/verdict/trusted").asBoolean());
  }

  @Test
  void aServerIsAskedForItsChain() throws Exception {
    ServerConfig config =
        ServerConfig.builder().credentials(Credential.of(TestCa.server("localhost"))).build();
    try (TlsServer server = TlsServer.start(0, config, connection -> {})) {
      Run run = Run.of("inspect", "--ca", roots, "localhost:" + server.port());

      assertEquals(0, run.exit(), run.out() + run.err());
      assertTrue(run.out().contains("Believed as localhost."), run.out());

      run = Run.of("inspect", "localhost:" + server.port());
      assertEquals(1, run.exit());
      assertTrue(run.out().contains("Not believed as localhost."), run.out());
    }
  }

  @Test
  void whatIsNoFileAndNoHostIsSaidToBe() {
    Run run = Run.of("inspect", "no/such.pem");

    assertFalse(run.exit() == 0);
    assertTrue(run.sentence().contains("no/such.pem"), run.err());
  }

  private Path write(String name, List<Certificate> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    certificates.forEach(one -> text.append(Pem.write("CERTIFICATE", one.der())));
    return Files.writeString(folder.resolve(name), text);
  }
}
