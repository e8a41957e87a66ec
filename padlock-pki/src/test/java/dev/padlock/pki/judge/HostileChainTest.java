package dev.padlock.pki.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Certificates made to mislead a judge, or to keep him busy.
final class HostileChainTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Ambience AMBIENCE =
      new Ambience(new SecureRandom(), InstantSource.fixed(NOW));

  /// Far more than any of these takes, and far less than what they took when they did harm.
  private static final Duration NOT_FOREVER = Duration.ofSeconds(30);

  private static CertificateAuthority root;

  @BeforeAll
  static void makeRoot() throws PkiException {
    root = CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);
  }

  /// What an attacker sends needs no signature: the leaf's own rules are looked at anyway.
  @Test
  void manyCommonNamesBesideManyAddressesAreNotComparedEachWithEach() throws PkiException {
    List<GeneralName> addresses = new ArrayList<>(List.of(new DnsName("a.test")));
    for (int i = 0; i < 12_000; i++) {
      addresses.add(new IpAddress(Octets.of(new byte[] {10, 1, (byte) (i >> 8), (byte) i})));
    }
    CertificateProfile profile =
        CertificateProfile.server("a.test").withAltNames(addresses).withSubject(commonNames(8_000));
    Certificate leaf = root.issue(profile).leaf();

    Verdict verdict = assertTimeoutPreemptively(NOT_FOREVER, () -> judge(leaf));

    assertTrue(verdict.isTrusted(), () -> verdict.explanation().toString());
    assertRule(Rule.COMMON_NAME_IS_A_NAME, judge(leaf, ValidationPolicy.STRICT));
  }

  private static DistinguishedName commonNames(int count) {
    return DistinguishedName.of(
        DerWriter.write(w ->
            w.sequence(name -> {
              for (int i = 0; i < count; i++) {
                String text = "n" + i + ".b";
                name.constructed(
                    DerTag.SET,
                    set -> set.sequence(s -> s.oid(CertificateOids.COMMON_NAME).utf8String(text)));
              }
            })));
  }

  @Test
  void aWarningIsGivenOnceHoweverManyNamesDeserveIt() throws PkiException {
    List<GeneralName> names = new ArrayList<>(List.of(new DnsName("a.test")));
    for (int i = 0; i < 20_000; i++) {
      names.add(new DnsName("_"));
    }
    Certificate leaf = root.issue(CertificateProfile.server("a.test").withAltNames(names)).leaf();

    assertEquals(List.of(Rule.NAMES_WELL_FORMED), warnings(judge(leaf)));
  }

  @Test
  void aConstraintWithADotIsToldOnceHoweverManyThereAre() throws PkiException {
    CertificateExtension constraints =
        new CertificateExtension(
            CertificateOids.NAME_CONSTRAINTS,
            true,
            DerWriter.write(w ->
                w.sequence(both ->
                    both.constructed(
                        DerTag.contextConstructed(0),
                        trees -> {
                          for (int i = 0; i < 5_000; i++) {
                            trees.sequence(new DnsName(".test")::write);
                          }
                        }))));
    CertificateAuthority bound =
        CertificateAuthority.create(
            CertificateProfile.root("Bound").withExtension(constraints), AMBIENCE);
    Certificate leaf = bound.issue(CertificateProfile.server("a.test")).leaf();

    Verdict verdict = ChainJudge.of(bound.trust()).judge(request(leaf));

    assertEquals(List.of(Rule.NAME_CONSTRAINTS_DOT), warnings(verdict));
  }

  private static List<Rule> warnings(Verdict verdict) {
    Trusted trusted = assertInstanceOf(Trusted.class, verdict, () -> verdict.explanation() + "");
    return trusted.warnings().stream().map(Finding::rule).toList();
  }

  @Test
  void morePurposesThanAnybodyHasAreRefused() throws PkiException {
    Oid[] purposes = new Oid[300];
    for (int i = 0; i < purposes.length; i++) {
      purposes[i] = Oid.of("1.3.6.1.5.5.7.3." + (i + 1));
    }
    Certificate leaf =
        root.issue(CertificateProfile.server("a.test").withPurposes(purposes)).leaf();

    assertRule(Rule.EXTENSIONS_READABLE, judge(leaf));
  }

  /// RFC 5280 §4.2: critical is also what is known by its name and can not be read.
  @Test
  void aCriticalExtensionThatIsNotNeededMustBeReadableAllTheSame() throws PkiException {
    for (Oid id : List.of(CertificateOids.POLICY_MAPPINGS, CertificateOids.INHIBIT_ANY_POLICY)) {
      CertificateExtension damaged =
          new CertificateExtension(id, true, Octets.of(new byte[] {0x04, 0x00}));
      Certificate leaf =
          root.issue(CertificateProfile.server("a.test").withExtension(damaged)).leaf();

      assertRule(Rule.EXTENSIONS_READABLE, judge(leaf));
    }
  }

  @Test
  void nameConstraintsOfAnAuthorityThatServesMustBeReadableToo() throws PkiException {
    CertificateExtension damaged =
        new CertificateExtension(
            CertificateOids.NAME_CONSTRAINTS, true, Octets.of(new byte[] {0x30, 0x00}));
    CertificateProfile serving =
        CertificateProfile.server("a.test")
            .withConstraints(new BasicConstraints(true, BasicConstraints.UNLIMITED))
            .withExtension(damaged);

    assertRule(Rule.EXTENSIONS_READABLE, judge(root.issue(serving).leaf()));
  }

  @Test
  void aVerdictDoesNotRepeatNamesOfAnyLength() throws PkiException {
    CertificateProfile endless = CertificateProfile.root("x".repeat(100_000));
    CertificateAuthority known = CertificateAuthority.create(endless, AMBIENCE);
    CertificateAuthority other = CertificateAuthority.create(endless, AMBIENCE);
    Certificate leaf = other.issue(CertificateProfile.server("a.test")).leaf();

    Verdict verdict = ChainJudge.of(known.trust()).judge(request(leaf));

    int length = verdict.explanation().stream().mapToInt(String::length).sum();
    assertTrue(length < 50_000, () -> length + " characters");
  }

  private static Verdict judge(Certificate leaf) throws PkiException {
    return judge(leaf, ValidationPolicy.STANDARD);
  }

  private static Verdict judge(Certificate leaf, ValidationPolicy policy) throws PkiException {
    return ChainJudge.of(root.trust(), policy).judge(request(leaf));
  }

  private static PathRequest request(Certificate leaf) throws PkiException {
    return PathRequest.server(
        PresentedChain.of(List.of(leaf)), ReferenceIdentity.of("a.test"), NOW);
  }

  private static void assertRule(Rule rule, Verdict verdict) {
    Untrusted untrusted =
        assertInstanceOf(Untrusted.class, verdict, () -> verdict.explanation() + "");
    assertEquals(rule, untrusted.finding().rule(), untrusted.sentence());
  }
}
