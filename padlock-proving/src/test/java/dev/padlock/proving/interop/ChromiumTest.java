package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.NamedGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A browser as a client of ours, which trusts our root because it was told to, as a user would
/// tell it.
final class ChromiumTest {

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
      Chromium chromium = new Chromium(home);
      chromium.trust(KeyFiles.root());
      String page = chromium.page(web.address("/page"));
      assertTrue(page.contains("<p id=\"answer\">loaded over https:</p>"), page);
      ConnectionInfo connection = web.connections().getFirst();
      assertEquals(Optional.of(NamedGroup.X25519MLKEM768), connection.group());
      assertEquals(Optional.of("http/1.1"), connection.applicationProtocol());
    }
  }

  @Test
  void aRootThatItDoesNotKnowIsRefused() throws Exception {
    try (Web web = Web.start(server())) {
      String page = new Chromium(home).page(web.address("/page"));
      assertTrue(page.contains("ERR_CERT_AUTHORITY_INVALID"), page);
      assertEquals(List.of(), web.connections());
    }
  }
}
