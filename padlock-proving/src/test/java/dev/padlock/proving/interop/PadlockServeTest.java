package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// `padlock serve` with the programs that people try it with, and its own local CA.
final class PadlockServeTest {

  private static final Pattern LISTENING =
      Pattern.compile("listening on https://localhost:(\\d+)/");
  private static final Pattern TRY = Pattern.compile("try +(curl .*)");

  /// Chromium may still write to it when it is killed.
  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  /// The command, listening.
  private Program serve(String... options) {
    List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
    all.addAll(List.of(options));
    Program program = Command.start(folder, all.toArray(String[]::new));
    program.await("stop         Ctrl-C");
    return program;
  }

  private static String address(Program serve, String path) {
    return "https://localhost:" + serve.await(LISTENING).group(1) + path;
  }

  private Path localCa() {
    return folder.resolve("padlock/ca.pem");
  }

  private String curl(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Peers.find("curl").toString()));
    command.addAll(List.of("--silent", "--show-error", "--noproxy", "*"));
    command.addAll(List.of("--cacert", localCa().toString()));
    command.addAll(List.of(arguments));
    return Program.outputOf(command);
  }

  @Test
  void theLineThatItPrintsShowsTheStatusPage() {
    Peers.find("curl");
    try (Program serve = serve()) {
      String line = serve.await(TRY).group(1);
      String page = Program.outputOf(List.of("sh", "-c", "no_proxy='*' " + line + " --silent"));
      assertTrue(page.contains("version               TLS 1.3"), page);
      assertTrue(page.contains("server name           localhost"), page);
      assertTrue(page.contains("ClientHello"), page);
      serve.await(Pattern.compile("#1 127\\.0\\.0\\.1:\\d+ served: TLS 1\\.3, "));
    }
  }

  @Test
  void filesAreServedToCurl() throws Exception {
    Path root = Files.createDirectory(folder.resolve("www"));
    Files.writeString(root.resolve("poem.txt"), "roses are red\n");
    try (Program serve = serve("--root", root.toString())) {
      assertEquals("roses are red\n", curl(address(serve, "/poem.txt")));
      String head = curl("--head", address(serve, "/poem.txt"));
      assertTrue(head.startsWith("HTTP/1.1 200 "), head);
      assertTrue(head.contains("Content-Length: 14\r\n"), head);
      assertFalse(head.contains("roses"), head);
      String missing =
          curl("--output", "/dev/null", "--write-out", "%{http_code}", address(serve, "/prose"));
      assertEquals("404", missing);
    }
  }

  @Test
  void chromiumLoadsAPageThatTellsWhatTheyAgreedOn() throws Exception {
    try (Program serve = serve()) {
      Chromium chromium = new Chromium(folder.resolve("home"));
      chromium.trust(localCa());
      String page = chromium.page(address(serve, "/"));
      assertTrue(page.contains("<td>version</td><td>TLS 1.3</td>"), page);
      assertTrue(page.contains("<td>key exchange</td><td>X25519MLKEM768</td>"), page);
      serve.await(Pattern.compile("served: TLS 1\\.3, X25519MLKEM768"));
    }
  }

  @Test
  void chromiumDoesNotBelieveTheLocalCaUnasked() {
    try (Program serve = serve()) {
      String page = new Chromium(folder.resolve("home")).page(address(serve, "/"));
      assertTrue(page.contains("ERR_CERT_AUTHORITY_INVALID"), page);
      serve.await("failed: ");
    }
  }

  @Test
  void theClientsOfOthersAreEchoed() {
    try (Program serve = serve("--echo")) {
      String port = serve.await(LISTENING).group(1);
      try (Program client = openssl(port)) {
        client.type("how do you do?");
        client.await("how do you do?");
        client.endInput();
        assertEquals(0, client.ended(), client::toString);
      }
    }
  }

  @Test
  void beingStoppedItSaysCloseNotifyToClients() {
    try (Program serve = serve("--echo");
        Program client = openssl(serve.await(LISTENING).group(1))) {
      client.type("how do you do?");
      client.await("how do you do?");
      serve.stop();
      assertEquals(0, client.ended(), client::toString);
      assertFalse(client.output().contains("unexpected eof"), client::toString);
      serve.ended();
    }
  }

  private Program openssl(String port) {
    List<String> command = new ArrayList<>(List.of(Peers.find("openssl").toString(), "s_client"));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-servername", "localhost"));
    command.addAll(List.of("-CAfile", localCa().toString(), "-verify_return_error"));
    return Program.start(command);
  }
}
