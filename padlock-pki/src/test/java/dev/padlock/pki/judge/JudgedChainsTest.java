package dev.padlock.pki.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JudgedChainsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Ambience AMBIENCE =
      new Ambience(new SecureRandom(), InstantSource.fixed(NOW));

  private static CertificateAuthority root;
  private static List<Certificate> chain;
  private static Instant end;

  @BeforeAll
  static void makeChain() throws PkiException {
    root = CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);
    CertificateAuthority shortLived =
        root.intermediate(
            CertificateProfile.intermediate("Inter")
                .withValidity(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(3))));
    end = NOW.plus(Duration.ofDays(3));
    chain = shortLived.issue(CertificateProfile.server("a.test", "b.test")).chain();
  }

  @Test
  void theSameChainIsJudgedOnce() throws PkiException {
    ChainJudge judge = ChainJudge.of(root.trust());

    Verdict first = judge.judge(request("a.test", NOW));

    assertSame(first, judge.judge(request("a.test", NOW.plusSeconds(3600))));
  }

  @Test
  void theVerdictEndsWithTheShortestCertificate() throws PkiException {
    ChainJudge judge = ChainJudge.of(root.trust());
    Verdict first = judge.judge(request("a.test", NOW));

    assertSame(first, judge.judge(request("a.test", end)));
    assertFalse(judge.judge(request("a.test", end.plusSeconds(1))).isTrusted());
    assertFalse(judge.judge(request("a.test", NOW.minusSeconds(61))).isTrusted());
  }

  @Test
  void anotherNameUsageOrCompanionIsAnotherQuestion() throws PkiException {
    ChainJudge judge = ChainJudge.of(root.trust());
    Verdict first = judge.judge(request("a.test", NOW));

    assertNotSame(first, judge.judge(request("b.test", NOW)));
    assertFalse(judge.judge(request("c.test", NOW)).isTrusted());
    assertFalse(judge.judge(PathRequest.client(PresentedChain.of(chain), NOW)).isTrusted());
    assertFalse(
        judge
            .judge(
                PathRequest.server(
                    PresentedChain.of(chain.subList(0, 1)), ReferenceIdentity.of("a.test"), NOW))
            .isTrusted());
  }

  @Test
  void anotherPolicyOrStoreHasItsOwn() throws PkiException {
    assertTrue(ChainJudge.of(root.trust()).judge(request("a.test", NOW)).isTrusted());
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);

    assertFalse(ChainJudge.of(other.trust()).judge(request("a.test", NOW)).isTrusted());
    ValidationPolicy none = ValidationPolicy.STANDARD.withMaximumIntermediates(0);
    assertFalse(ChainJudge.of(root.trust(), none).judge(request("a.test", NOW)).isTrusted());
  }

  @Test
  void aCompanionThatCanNotBeReadIsToldEachTime() throws PkiException {
    ChainJudge judge = ChainJudge.of(root.trust());
    List<Octets> sent =
        List.of(chain.get(0).der(), chain.get(1).der(), Octets.of(new byte[] {0x30, 0x00}));
    PathRequest request =
        PathRequest.server(PresentedChain.read(sent), ReferenceIdentity.of("a.test"), NOW);

    judge.judge(request("a.test", NOW));

    assertTrue(judge.judge(request).explanation().get(1).startsWith("Warning: "));
  }

  @Test
  void theNumberIsBounded() throws PkiException {
    JudgedChains judged = new JudgedChains();
    ChainJudge judge = ChainJudge.of(root.trust());
    Verdict.Trusted verdict = (Verdict.Trusted) judge.judge(request("a.test", NOW));
    for (int i = 0; i < 300; i++) {
      judged.remember(request("n" + i + ".test", NOW), verdict);
    }
    assertEquals(256, judged.size());
  }

  private static PathRequest request(String name, Instant at) throws PkiException {
    return PathRequest.server(PresentedChain.of(chain), ReferenceIdentity.of(name), at);
  }
}
