package dev.padlock.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.cli.Pem;
import dev.padlock.cli.Run;
import dev.padlock.io.EarlyData;
import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.verify.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `padlock connect --resume` and `--early-data`.
@Timeout(60)
class ComebackTest {

  @TempDir Path folder;

  /// Answers what comes early in upper case, and what comes later as it is.
  private static final TlsServer.Handler SERVER =
      new TlsServer.Handler() {
        @Override
        public void handleEarly(EarlyData early) throws IOException {
          String all = new String(early.inputStream().readAllBytes(), UTF_8);
          early.outputStream().write(all.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        }

        @Override
        public void handle(TlsSocket connection) throws IOException {
          connection.inputStream().transferTo(connection.outputStream());
        }
      };

  private static ServerConfig.Builder server() throws IOException {
    return ServerConfig.builder().credentials(Credential.of(TestCa.server("localhost")));
  }

  private static ServerConfig takingEarlyData(int most) throws IOException {
    return takingEarlyData(most, Instant.now().minusSeconds(60));
  }

  private static ServerConfig takingEarlyData(int most, Instant since) throws IOException {
    return server().earlyData(most, ReplayGuard.standard(since)).build();
  }

  private Run connect(ServerConfig config, String input, String... options) throws IOException {
    try (TlsServer server = TlsServer.start(0, config, SERVER)) {
      List<String> all = new ArrayList<>(List.of("connect", "--ca", Pem.root(folder)));
      all.addAll(List.of(options));
      all.add("localhost:" + server.port());
      return Run.with(input, all.toArray(String[]::new));
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("early"), text).toString();
  }

  @Test
  void itComesBackAsOftenAsItIsToldTo() throws Exception {
    Run run = connect(server().build(), "hello", "--resume", "2");
    assertEquals(0, run.exit(), run.err());
    assertEquals("hello", run.out());
    List<Boolean> resumed =
        run.err()
            .lines()
            .filter(line -> line.startsWith("connected: "))
            .map(line -> line.contains(", resumed "))
            .toList();
    assertEquals(List.of(false, true, true), resumed, run.err());
  }

  @Test
  void aServerThatDoesNotResumeIsNoFailure() throws Exception {
    Run run = connect(server().resumption(false).build(), "hello", "--resume", "1");
    assertEquals(0, run.exit(), run.err());
    assertEquals("hello", run.out());
    assertFalse(run.err().contains("resumed"), run.err());
  }

  @Test
  void programsAreToldToo() throws Exception {
    Run once = connect(server().build(), "", "--json");
    assertTrue(once.out().contains("\"resumed\":false"), once.out());
    Run early = connect(takingEarlyData(100), "", "--json", "--early-data", file("early"));
    assertTrue(early.out().contains("\"resumed\":true,\"early_data\":\"taken\""), early.out());
    assertEquals(1, early.out().lines().count());
  }

  @Test
  void earlyDataIsTaken() throws Exception {
    Run run = connect(takingEarlyData(100), "later", "--early-data", file("early "));
    assertEquals(0, run.exit(), run.err());
    assertEquals("EARLY later", run.out());
    assertTrue(run.err().contains("early data: taken by the server"), run.err());
  }

  @Test
  void whatIsNotTakenGoesAfterTheHandshake() throws Exception {
    assertSent("EARly later", "taken in part", takingEarlyData(3));
    ServerConfig tooYoung = takingEarlyData(100, Instant.now().plusSeconds(60));
    assertSent("early later", "refused by the server", tooYoung);
    assertSent("early later", "not allowed by any ticket", server().build());
  }

  private void assertSent(String answer, String saying, ServerConfig config) throws IOException {
    Run run = connect(config, "later", "--early-data", file("early "));
    assertEquals(0, run.exit(), run.err());
    assertEquals(answer, run.out());
    assertTrue(run.err().contains("early data: " + saying), run.err());
  }

  @Test
  void whatCannotBeSentEarlyIsRefusedBeforeAnythingIsSent() throws Exception {
    sentence(4, "There is no such file - /nowhere/early", "--early-data", "/nowhere/early");
    sentence(4, folder + " is a directory", "--early-data", folder.toString());
    sentence(4, "an empty name is a directory", "--early-data", "");
    sentence(4, "early is empty", "--early-data", file(""));
    sentence(4, "/dev/zero holds more than 16,777,216 bytes", "--early-data", "/dev/zero");
    sentence(4, folder + " is a directory", "--psk-identity", "a", "--psk-file", "" + folder);
    sentence(4, "more than 65,536 bytes", "--psk-identity", "a", "--psk-file", "/dev/zero");
  }

  @Test
  void earlyDataNeedsTls13() throws Exception {
    sentence(2, "--early-data needs TLS 1.3", "--tls", "1.2", "--early-data", file("early"));
    Run serve = Run.of("serve", "--tls", "1.2", "--early-data");
    assertEquals(2, serve.exit());
    assertTrue(serve.sentence().contains("--early-data needs TLS 1.3"), serve.err());
  }

  @Test
  void onlyASensibleNumberOfTimes() {
    sentence(2, "--resume takes a number from 0 to 1000", "--resume", "-1");
    sentence(2, "--resume takes a number from 0 to 1000", "--resume", "1001");
    sentence(2, "'often' is not an int", "--resume", "often");
  }

  private static void sentence(int exit, String saying, String... options) {
    List<String> all = new ArrayList<>(List.of("connect"));
    all.addAll(List.of(options));
    all.add("localhost:1");
    Run run = Run.of(all.toArray(String[]::new));
    assertEquals(exit, run.exit(), run.err());
    assertTrue(run.sentence().contains(saying), run.err());
  }
}
