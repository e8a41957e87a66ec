package dev.padlock.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Reason;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Untrusted;
import dev.padlock.pki.store.Identity;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class TestkitTest {

  @Test
  void theTestAuthorityIssuesWhatItsOwnStoreTrusts() throws PkiException {
    assertTrue(judge(TestCa.server("a.test")).isTrusted());
    assertTrue(judge(TestCa.server(KeyKind.ED25519, "a.test")).isTrusted());
    assertEquals(
        Reason.EXPIRED,
        assertInstanceOf(Untrusted.class, judge(TestCa.expiredServer("a.test"))).reason());
  }

  @Test
  void keysOfOneKindAreMadeOnce() {
    assertEquals(
        TestCa.server("a.test").leaf().publicKeyInfo(), TestCa.client("b").leaf().publicKeyInfo());
  }

  @Test
  void aProgramIsFoundOnThePath() {
    assertTrue(Files.isExecutable(Peers.find("sh")));
    assertEquals(Optional.empty(), Peers.lookUp("no-such-program-anywhere"));
  }

  @Test
  void whatIsMissingIsSkippedHereAndFailsInContinuousIntegration() {
    RuntimeException skipped =
        assertThrows(RuntimeException.class, () -> Required.missing("a thing", false));

    assertInstanceOf(TestAbortedException.class, skipped);
    assertThrows(AssertionFailedError.class, () -> Required.missing("a thing", true));
  }

  @Test
  void vectorsAreReadGroupByGroup() {
    assertFalse(Vectors.wycheproof("ed25519_test").toList().isEmpty());
  }

  private static Verdict judge(Identity server) throws PkiException {
    return ChainJudge.of(TestCa.trust())
        .judge(
            PathRequest.server(
                PresentedChain.of(server.chain()),
                ReferenceIdentity.of("a.test"),
                TestCa.ambience().clock().instant()));
  }
}
