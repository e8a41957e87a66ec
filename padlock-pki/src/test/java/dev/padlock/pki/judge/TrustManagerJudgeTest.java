package dev.padlock.pki.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The JDK's own trust manager behind our seam.
final class TrustManagerJudgeTest {
  private static final Ambience AMBIENCE = new Ambience(new SecureRandom(), InstantSource.system());

  private static CertificateAuthority root;
  private static TrustManagerJudge judge;

  @BeforeAll
  static void makeJudge() throws Exception {
    root = CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.certificate().toX509());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    judge =
        new TrustManagerJudge(
            Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void itsYesIsOurs() throws Exception {
    List<Certificate> chain = root.issue(CertificateProfile.server("a.test")).chain();

    Trusted trusted = assertInstanceOf(Trusted.class, judge(chain, "a.test"));

    assertEquals(root.certificate(), trusted.anchor());
  }

  @Test
  void theNameIsCheckedHere() throws Exception {
    assertRule(
        Rule.NAME_MATCHES,
        judge(root.issue(CertificateProfile.server("a.test")).chain(), "b.test"));
  }

  @Test
  void itsNoIsOurs() throws Exception {
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Other"), AMBIENCE);

    assertRule(
        Rule.APPLICATION_AGREES,
        judge(other.issue(CertificateProfile.server("a.test")).chain(), "a.test"));
    assertRule(Rule.CHAIN_PRESENT, judge(List.of(), "a.test"));
  }

  /// Else the certificate of somebody else, sent after it, would pass for the peer's own.
  @Test
  void aLeafThatCanNotBeReadIsNotPassedOver() throws Exception {
    Octets other = root.issue(CertificateProfile.server("a.test")).leaf().der();
    PresentedChain chain = PresentedChain.read(List.of(Octets.of(new byte[] {0x30, 0}), other));

    assertRule(
        Rule.LEAF_READABLE,
        judge.judge(PathRequest.server(chain, ReferenceIdentity.of("a.test"), Instant.now())));
  }

  @Test
  void clientsAreJudgedAsClients() throws Exception {
    PresentedChain chain =
        PresentedChain.of(root.issue(CertificateProfile.client("alice")).chain());

    assertInstanceOf(Trusted.class, judge.judge(PathRequest.client(chain, Instant.now())));
  }

  private static Verdict judge(List<Certificate> chain, String name) throws Exception {
    return judge.judge(
        PathRequest.server(PresentedChain.of(chain), ReferenceIdentity.of(name), Instant.now()));
  }

  private static void assertRule(Rule rule, Verdict verdict) {
    assertEquals(rule, assertInstanceOf(Untrusted.class, verdict).finding().rule());
  }
}
