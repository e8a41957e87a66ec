package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.Peers;
import dev.padlock.tls.session.replay.ReplayGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  /// With what comes before a server takes early data.
  private static final Duration PATIENCE = Program.PATIENCE.plus(ReplayGuard.WINDOW);

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
  void curlResumesItsSession() {
    Peers.find("curl");
    try (Program serve = serve()) {
      String page = address(serve, "/");
      curl("--header", "Connection: close", page, page);
      serve.await(Pattern.compile("served: (?!.*resumed).* received"));
      serve.await(Pattern.compile("served: TLS 1\\.3, .*, resumed as localhost"));
    }
  }

  /// A browser opens several connections for this page; when it opens the later ones, it has been
  /// given tickets on the first.
  private Path scripts() throws IOException {
    Path root = Files.createDirectory(folder.resolve("www"));
    StringBuilder page = new StringBuilder("<!doctype html><title>all:</title>");
    for (int i = 1; i <= 4; i++) {
      Files.writeString(root.resolve(i + ".js"), "document.title += ' " + i + "'");
      page.append("<script defer src=").append(i).append(".js></script>");
    }
    Files.writeString(root.resolve("index.html"), page);
    return root;
  }

  @Test
  void chromiumResumesItsSession() throws Exception {
    try (Program serve = serve("--root", scripts().toString())) {
      Chromium chromium = new Chromium(folder.resolve("home"));
      chromium.trust(localCa());
      assertLoaded(chromium.page(address(serve, "/index.html")));
      serve.await(Pattern.compile("served: (?!.*resumed).* received"));
      serve.await(Pattern.compile("served: TLS 1\\.3, X25519MLKEM768, .*, resumed as localhost"));
    }
  }

  private static void assertLoaded(String page) {
    assertTrue(page.contains("<title>all: 1 2 3 4</title>"), page);
  }

  /// What is refused in the server's first seconds, it sends again.
  @Test
  void chromiumSendsItsRequestsEarlyWhereItIsToldTo() throws Exception {
    try (Program serve = serve("--early-data", "--root", scripts().toString())) {
      Chromium chromium = new Chromium(folder.resolve("home"));
      chromium.trust(localCa());
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!serve.output().contains(", resumed, early data taken as localhost")) {
        assertTrue(System.nanoTime() < end, serve::toString);
        String page =
            chromium.page(address(serve, "/index.html"), "--enable-features=EnableTLS13EarlyData");
        assertLoaded(page);
      }
    }
  }

  @Test
  void gnuTlsResumesItsSession() {
    String client = Peers.find("gnutls-cli").toString();
    try (Program serve = serve("--echo")) {
      String port = serve.await(LISTENING).group(1);
      List<String> command = new ArrayList<>(List.of(client, "--resume", "--waitresumption"));
      command.addAll(List.of("--x509cafile", localCa().toString(), "--port", port, "localhost"));
      try (Program gnuTls = Program.start(command)) {
        gnuTls.await("*** This is a resumed session");
        gnuTls.type("how do you do?");
        gnuTls.await("how do you do?");
        serve.await(Pattern.compile("served: TLS 1\\.3, .*, resumed as localhost"));
      }
    }
  }

  /// The server takes none in its first seconds, so the client asks until it does.
  @Test
  void earlyDataOfOpenSslIsTaken() throws Exception {
    String ticket = folder.resolve("ticket").toString();
    Path request = folder.resolve("request");
    Files.writeString(request, "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    try (Program serve = serve("--early-data")) {
      String port = serve.await(LISTENING).group(1);
      try (Program client = openssl(port, "-sess_out", ticket)) {
        client.type("HEAD / HTTP/1.0\r\n\r");
        client.await("HTTP/1.1 200 OK");
      }
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isTaken(openssl(port, "-sess_in", ticket, "-early_data", request.toString()))) {
        assertTrue(System.nanoTime() < end, serve::toString);
        Thread.sleep(500);
      }
      serve.await(Pattern.compile("served: .*, resumed, early data taken as localhost"));
    }
  }

  private static boolean isTaken(Program client) {
    try (client) {
      boolean taken =
          client.await(Pattern.compile("Early data was (\\w+)")).group(1).equals("accepted");
      if (taken) {
        client.await("HTTP/1.1 200 OK");
      }
      return taken;
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

  private Program openssl(String port, String... options) {
    List<String> command = new ArrayList<>(List.of(Peers.find("openssl").toString(), "s_client"));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-servername", "localhost"));
    command.addAll(List.of("-CAfile", localCa().toString(), "-verify_return_error"));
    command.addAll(List.of(options));
    return Program.start(command);
  }
}
