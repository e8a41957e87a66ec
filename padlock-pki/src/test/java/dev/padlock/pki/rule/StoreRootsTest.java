package dev.padlock.pki.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Place;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.store.TrustStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The measure of the standard policy: no rule refuses a root that this machine's stores trust.
final class StoreRootsTest {

  @Test
  void theStandardPolicyRefusesNoRootOfTheSystem() throws Exception {
    assertAllPass(TrustStore.system());
  }

  @Test
  void theStandardPolicyRefusesNoRootOfTheJdk() throws Exception {
    Path store = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    assertAllPass(TrustStore.file(store, "changeit".toCharArray()));
  }

  private static void assertAllPass(TrustStore store) {
    assertFalse(store.anchors().isEmpty());
    for (Certificate root : store.anchors()) {
      PathRequest request = PathRequest.client(PresentedChain.of(List.of(root)), Instant.now());
      Findings findings =
          IssuerRules.check(root, Place.ANCHOR, List.of(root), request, ValidationPolicy.STANDARD);
      assertEquals(List.of(), findings.refusals());
    }
  }
}
