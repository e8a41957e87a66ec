package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.Peers;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.NamedGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A browser as a client of ours, which trusts our root because it was told to, as a user would
/// tell it.
final class ChromiumTest {

  private static final List<String> SWITCHES =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--no-proxy-server",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// Chromium may still write to it when it is killed.
  @TempDir(cleanup = CleanupMode.NEVER)
  Path home;

  private static ServerConfig server() throws TlsException {
    return ServerConfig.builder()
        .credentials(Credential.of(KeyFiles.server(KeyKind.EC_P256).identity()))
        .applicationProtocols("http/1.1")
        .build();
  }

  @Test
  void aPageWithAScriptIsLoaded() throws Exception {
    try (Web web = Web.start(server())) {
      trustOurRoot();
      String page = page(web.address("/page"));
      assertTrue(page.contains("<p id=\"answer\">loaded over https:</p>"), page);
      ConnectionInfo connection = web.connections().getFirst();
      assertEquals(Optional.of(NamedGroup.X25519MLKEM768), connection.group());
      assertEquals(Optional.of("http/1.1"), connection.applicationProtocol());
    }
  }

  @Test
  void aRootThatItDoesNotKnowIsRefused() throws Exception {
    try (Web web = Web.start(server())) {
      String page = page(web.address("/page"));
      assertTrue(page.contains("ERR_CERT_AUTHORITY_INVALID"), page);
      assertEquals(List.of(), web.connections());
    }
  }

  /// The database of NSS in the user's home, which Chromium on Linux believes.
  private void trustOurRoot() throws IOException {
    String database = "sql:" + Files.createDirectories(home.resolve(".pki/nssdb"));
    certutil("-d", database, "-N", "--empty-password");
    certutil("-d", database, "-A", "-t", "C,,", "-n", "root", "-i", KeyFiles.root().toString());
  }

  private static void certutil(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Peers.find("certutil").toString()));
    command.addAll(List.of(arguments));
    try (Program program = Program.start(command)) {
      assertEquals(0, program.ended(), program::toString);
    }
  }

  /// The document after its scripts have run.
  private String page(String address) {
    List<String> command = new ArrayList<>(List.of(Peers.find("chromium").toString()));
    command.addAll(SWITCHES);
    command.addAll(List.of("--user-data-dir=" + home.resolve("profile"), "--dump-dom", address));
    try (Program program = Program.start(command, Map.of("HOME", home.toString()))) {
      assertEquals(0, program.ended(), program::toString);
      return program.output();
    }
  }
}
