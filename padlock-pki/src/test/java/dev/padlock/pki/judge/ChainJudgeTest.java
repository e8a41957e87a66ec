package dev.padlock.pki.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Edge.Outcome;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PathValidator;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Reason;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import dev.padlock.pki.store.Identity;
import dev.padlock.pki.store.TrustStore;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ChainJudgeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String HOST = "www.example.test";
  private static final Ambience AMBIENCE =
      new Ambience(new SecureRandom(), InstantSource.fixed(NOW));

  private static CertificateAuthority root;
  private static CertificateAuthority intermediate;
  private static PathValidator validator;

  @BeforeAll
  static void makeAuthorities() throws PkiException {
    root =
        CertificateAuthority.create(
            CertificateProfile.root("Root").withSubject(DistinguishedName.of("Example", "Root")),
            AMBIENCE);
    intermediate =
        root.intermediate(
            CertificateProfile.intermediate("Inter")
                .withSubject(DistinguishedName.of("Example", "Inter")));
    validator = ChainJudge.of(root.trust());
  }

  @Test
  void aChainToATrustedRootIsTrusted() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server(HOST));

    Trusted trusted = assertInstanceOf(Trusted.class, judge(server.chain()));

    assertEquals(server.chain(), trusted.path());
    assertEquals(root.certificate(), trusted.anchor());
    assertEquals(List.of(), trusted.warnings());
  }

  @Test
  void orderAndUselessCertificatesDoNotMatter() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server(HOST));
    Certificate stranger =
        CertificateAuthority.create(CertificateProfile.root("Stranger"), AMBIENCE).certificate();
    List<Certificate> sent = new ArrayList<>(List.of(server.leaf(), root.certificate(), stranger));
    sent.add(intermediate.certificate());

    Trusted trusted = assertInstanceOf(Trusted.class, judge(sent));

    assertEquals(server.chain(), trusted.path());
  }

  @Test
  void aClientIsTrustedWithoutAName() throws PkiException {
    Identity client = intermediate.issue(CertificateProfile.client("alice"));
    PathRequest request = PathRequest.client(PresentedChain.of(client.chain()), NOW);

    assertTrue(validator.judge(request).isTrusted());
  }

  @Test
  void aLeafThatIsItselfAnAnchorNeedsDatesNameAndUsageOnly() throws PkiException {
    Identity own =
        CertificateAuthority.selfSigned(
            CertificateProfile.server(HOST).withKey(KeyKind.RSA_1024), AMBIENCE);
    PathValidator trusting = ChainJudge.of(TrustStore.of(List.of(own.leaf())));

    Trusted trusted = assertInstanceOf(Trusted.class, trusting.judge(server(own.chain(), HOST)));
    assertEquals(own.leaf(), trusted.anchor());
    assertEquals(Reason.WEAK_KEY, trusted.warnings().getFirst().reason());
    assertReason(Reason.NAME_MISMATCH, trusting.judge(server(own.chain(), "other.test")));
    Instant late = NOW.plus(Duration.ofDays(2000));
    PresentedChain chain = PresentedChain.of(own.chain());
    assertReason(Reason.EXPIRED, trusting.judge(PathRequest.server(chain, name(HOST), late)));
    assertReason(Reason.EXTENDED_KEY_USAGE, trusting.judge(PathRequest.client(chain, NOW)));
  }

  @Test
  void anAnchorMayStandBelowTheRoot() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server(HOST));
    PathValidator trusting = ChainJudge.of(intermediate.trust());

    Trusted trusted = assertInstanceOf(Trusted.class, trusting.judge(server(server.chain(), HOST)));

    assertEquals(List.of(server.leaf()), trusted.path());
    assertEquals(intermediate.certificate(), trusted.anchor());
  }

  @Test
  void anExpiredAnchorIsAWarning() throws PkiException {
    Instant end = NOW.minus(Duration.ofDays(1));
    CertificateAuthority old =
        CertificateAuthority.create(
            CertificateProfile.root("Old").withValidity(end.minus(Duration.ofDays(900)), end),
            AMBIENCE);
    Identity server = old.issue(CertificateProfile.server(HOST));

    Verdict verdict = ChainJudge.of(old.trust()).judge(server(server.chain(), HOST));

    Trusted trusted = assertInstanceOf(Trusted.class, verdict);
    assertEquals(Reason.EXPIRED, trusted.warnings().getFirst().reason());
  }

  @Test
  void noCertificateIsChainEmpty() throws PkiException {
    assertReason(Reason.CHAIN_EMPTY, judge(List.of()));
  }

  @Test
  void tooManyCertificatesAreNotLookedAt() throws PkiException {
    Certificate leaf = intermediate.issue(CertificateProfile.server(HOST)).leaf();

    assertReason(Reason.CHAIN_TOO_LONG, judge(Collections.nCopies(101, leaf)));
  }

  @Test
  void aLeafThatIsNoCertificateIsUnreadable() throws PkiException {
    PresentedChain chain = PresentedChain.read(List.of(Octets.of(new byte[] {0x30, 0x03, 1})));

    Untrusted verdict =
        assertReason(
            Reason.UNREADABLE, validator.judge(PathRequest.server(chain, name(HOST), NOW)));
    assertTrue(verdict.sentence().contains("certificate 1"), verdict.sentence());
  }

  @Test
  void anUnreadableCompanionIsAWarning() throws PkiException {
    List<Octets> sent = new ArrayList<>();
    intermediate.issue(CertificateProfile.server(HOST)).chain().forEach(c -> sent.add(c.der()));
    sent.add(Octets.of(new byte[] {0x30, 0x00}));

    Verdict verdict =
        validator.judge(PathRequest.server(PresentedChain.read(sent), name(HOST), NOW));

    Trusted trusted = assertInstanceOf(Trusted.class, verdict);
    assertEquals(Reason.UNREADABLE, trusted.warnings().getFirst().reason());
  }

  @Test
  void anExpiredLeafNamesItsEndAndTheTime() throws PkiException {
    Instant end = NOW.minus(Duration.ofDays(3));
    CertificateProfile profile =
        CertificateProfile.server(HOST).withValidity(end.minus(Duration.ofDays(90)), end);

    Untrusted verdict = assertReason(Reason.EXPIRED, judge(intermediate.issue(profile).chain()));

    assertEquals(
        "The certificate \"CN=www.example.test\" expired at 2026-02-26T12:00:00Z, 3 days ago"
            + " (it is 2026-03-01T12:00:00Z here).",
        verdict.sentence());
    assertEquals(end.toString(), verdict.finding().fact(FactName.NOT_AFTER).orElseThrow());
    assertEquals(List.of(), verdict.further());
  }

  @Test
  void anExpiredIntermediateIsTheOneThatIsNamed() throws PkiException {
    Instant end = NOW.minus(Duration.ofDays(1));
    CertificateAuthority old =
        root.intermediate(
            CertificateProfile.intermediate("Old")
                .withValidity(end.minus(Duration.ofDays(90)), end));
    Identity server = old.issue(CertificateProfile.server(HOST));

    Untrusted verdict = assertReason(Reason.EXPIRED, judge(server.chain()));

    assertEquals(old.certificate(), verdict.finding().certificate());
  }

  @Test
  void aLeafOfTomorrowIsNotYetValid() throws PkiException {
    Instant start = NOW.plus(Duration.ofHours(30));
    CertificateProfile profile =
        CertificateProfile.server(HOST).withValidity(start, start.plus(Duration.ofDays(90)));

    assertReason(Reason.NOT_YET_VALID, judge(intermediate.issue(profile).chain()));
  }

  @Test
  void aForgedAndExpiredLeafIsForgedFirst() throws PkiException {
    Instant end = NOW.minus(Duration.ofDays(3));
    CertificateProfile profile =
        CertificateProfile.server(HOST).withValidity(end.minus(Duration.ofDays(90)), end);

    Untrusted verdict =
        assertReason(Reason.BAD_SIGNATURE, judge(tampered(root.issue(profile).leaf())));

    assertEquals(Reason.EXPIRED, verdict.further().getFirst().reason());
  }

  @Test
  void anUnknownRootIsNamedWithTheStore() throws PkiException {
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Corp Root"), AMBIENCE);
    Identity server = other.issue(CertificateProfile.server(HOST));

    Untrusted verdict =
        assertReason(Reason.UNKNOWN_ISSUER, judge(List.of(server.leaf(), other.certificate())));

    assertEquals(
        "The chain ends at the root \"CN=Corp Root\", which is not in given certificates, 1 root.",
        verdict.sentence());
    assertReason(Reason.UNKNOWN_ISSUER, judge(server.chain()));
  }

  @Test
  void aForgottenIntermediateIsToldByItsOrganisation() throws PkiException {
    Certificate leaf = intermediate.issue(CertificateProfile.server(HOST)).leaf();

    Untrusted verdict = assertReason(Reason.MISSING_INTERMEDIATE, judge(List.of(leaf)));

    assertEquals("CN=Root,O=Example", verdict.finding().fact(FactName.ROOT).orElseThrow());
    assertEquals("CN=Inter,O=Example", verdict.finding().fact(FactName.ISSUER).orElseThrow());
  }

  @Test
  void aForgottenIntermediateIsToldByItsAddress() throws PkiException {
    CertificateAuthority far =
        CertificateAuthority.create(CertificateProfile.root("Far away"), AMBIENCE);
    Octets access =
        DerWriter.write(w ->
            w.sequence(all ->
                all.sequence(s ->
                    s.oid(Oid.of("1.3.6.1.5.5.7.48.2"))
                        .primitive(0x86, ascii("http://ca.test/inter.cer")))));
    CertificateProfile profile =
        CertificateProfile.server(HOST)
            .withExtension(
                new CertificateExtension(
                    CertificateOids.AUTHORITY_INFORMATION_ACCESS, false, access));

    Untrusted verdict =
        assertReason(Reason.MISSING_INTERMEDIATE, judge(far.issue(profile).chain()));

    assertEquals(
        "http://ca.test/inter.cer", verdict.finding().fact(FactName.ISSUER_URL).orElseThrow());
  }

  @Test
  void aSelfSignedLeafIsCalledThat() throws PkiException {
    Identity own = CertificateAuthority.selfSigned(CertificateProfile.server(HOST), AMBIENCE);

    assertReason(Reason.SELF_SIGNED, judge(own.chain()));
  }

  @Test
  void anotherNameIsAMismatchThatListsTheNames() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server("a.test", "b.test"));

    Untrusted verdict = assertReason(Reason.NAME_MISMATCH, judge(server.chain()));

    assertEquals(
        "The certificate is for a.test, b.test, not for www.example.test.", verdict.sentence());
  }

  @Test
  void aCommonNameDoesNotCount() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server(HOST).withoutSubjectAltNames());

    assertReason(Reason.COMMON_NAME_ONLY, judge(server.chain()));
  }

  @Test
  void aLeafForSigningCertificatesOnlyIsNoServer() throws PkiException {
    Identity server =
        intermediate.issue(CertificateProfile.server(HOST).withKeyUsage(KeyUsage.CRL_SIGN));

    assertReason(Reason.KEY_USAGE, judge(server.chain()));
  }

  @Test
  void aClientCertificateIsNoServers() throws PkiException {
    Identity client = intermediate.issue(CertificateProfile.client("c").withNames(HOST));

    assertReason(Reason.EXTENDED_KEY_USAGE, judge(client.chain()));
  }

  @Test
  void anIntermediateForClientsIssuesNoServers() throws PkiException {
    CertificateAuthority clientsOnly =
        root.intermediate(
            CertificateProfile.intermediate("Clients").withPurposes(CertificateOids.CLIENT_AUTH));

    assertReason(
        Reason.EXTENDED_KEY_USAGE,
        judge(clientsOnly.issue(CertificateProfile.server(HOST)).chain()));
  }

  @Test
  void aLeafMayNotIssue() throws PkiException {
    CertificateAuthority leaf =
        root.intermediate(
            CertificateProfile.intermediate("Leaf")
                .withConstraints(new BasicConstraints(false, BasicConstraints.UNLIMITED)));

    assertReason(Reason.NOT_A_CA, judge(leaf.issue(CertificateProfile.server(HOST)).chain()));
  }

  @Test
  void anIntermediateWithoutConstraintsMayNotIssue() throws PkiException {
    CertificateAuthority silent =
        root.intermediate(CertificateProfile.intermediate("Silent").withConstraints(null));

    assertReason(Reason.NOT_A_CA, judge(silent.issue(CertificateProfile.server(HOST)).chain()));
  }

  @Test
  void anIntermediateThatMayNotSignMayNotIssue() throws PkiException {
    CertificateAuthority mute =
        root.intermediate(
            CertificateProfile.intermediate("Mute").withKeyUsage(KeyUsage.DIGITAL_SIGNATURE));

    assertReason(Reason.KEY_USAGE, judge(mute.issue(CertificateProfile.server(HOST)).chain()));
  }

  @Test
  void aPathLongerThanItsAuthorityAllowsIsRefused() throws PkiException {
    CertificateAuthority third = intermediate.intermediate(CertificateProfile.intermediate("3"));

    Untrusted verdict =
        assertReason(
            Reason.PATH_LENGTH, judge(third.issue(CertificateProfile.server(HOST)).chain()));

    assertEquals(intermediate.certificate(), verdict.finding().certificate());
  }

  @Test
  void theAnchorsOwnLimitCounts() throws PkiException {
    CertificateAuthority strict =
        CertificateAuthority.create(CertificateProfile.root("Strict").withPathLimit(0), AMBIENCE);
    Identity server =
        strict
            .intermediate(CertificateProfile.intermediate("Below"))
            .issue(CertificateProfile.server(HOST));

    Verdict verdict = ChainJudge.of(strict.trust()).judge(server(server.chain(), HOST));

    assertReason(Reason.PATH_LENGTH, verdict);
  }

  @Test
  void aShortRsaKeyIsWeak() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server(HOST).withKey(KeyKind.RSA_1024));

    Untrusted verdict = assertReason(Reason.WEAK_KEY, judge(server.chain()));

    assertEquals("RSA 1024", verdict.finding().fact(FactName.FOUND).orElseThrow());
  }

  @Test
  void aSignatureOverSha1IsWeak() throws PkiException {
    KeyPair keys = KeyKind.EC_P256.generate(AMBIENCE.random());
    Certificate leaf =
        intermediate.sign(
            CertificateProfile.server(HOST),
            keys.getPublic(),
            CertificateSignature.ECDSA_WITH_SHA1);

    assertReason(Reason.WEAK_SIGNATURE, judge(List.of(leaf, intermediate.certificate())));
  }

  @Test
  void aChangedLeafHasABadSignature() throws PkiException {
    Certificate leaf = root.issue(CertificateProfile.server(HOST)).leaf();

    assertReason(Reason.BAD_SIGNATURE, judge(tampered(leaf)));
  }

  @Test
  void anImpostorOfTheSameNameIsAnUnknownIssuer() throws PkiException {
    Untrusted verdict =
        assertReason(
            Reason.UNKNOWN_ISSUER,
            judge(impostor().issue(CertificateProfile.server(HOST)).chain()));

    assertEquals(
        "The certificate \"CN=www.example.test\" was issued by another \"CN=Root,O=Example\" than"
            + " the one known here.",
        verdict.sentence());
  }

  @Test
  void anImpostorsDecoyDoesNotHideTheRightIntermediate() throws PkiException {
    Identity server = intermediate.issue(CertificateProfile.server(HOST));
    CertificateAuthority decoy =
        root.intermediate(
            CertificateProfile.intermediate("Inter")
                .withSubject(intermediate.certificate().subject()));

    assertTrue(
        judge(List.of(server.leaf(), decoy.certificate(), intermediate.certificate())).isTrusted());
  }

  @Test
  void anUnknownCriticalExtensionIsRefused() throws PkiException {
    CertificateExtension unknown =
        new CertificateExtension(
            Oid.of("1.3.6.1.4.1.99999.1"), true, DerWriter.write(DerWriter::nullValue));
    Identity server = intermediate.issue(CertificateProfile.server(HOST).withExtension(unknown));

    assertReason(Reason.CRITICAL_EXTENSION, judge(server.chain()));
  }

  @Test
  void aNameOutsideTheConstraintsIsRefused() throws PkiException {
    CertificateAuthority bound =
        root.intermediate(
            CertificateProfile.intermediate("Bound").withExtension(permitting("other.test")));

    assertReason(
        Reason.NAME_CONSTRAINTS, judge(bound.issue(CertificateProfile.server(HOST)).chain()));
    assertTrue(
        validator
            .judge(
                server(
                    bound.issue(CertificateProfile.server("a.other.test")).chain(), "a.other.test"))
            .isTrusted());
  }

  @Test
  void anUnsupportedKeyIsSaidToBe() throws Exception {
    KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
    dsa.initialize(2048);
    Certificate leaf =
        intermediate.sign(CertificateProfile.server(HOST), dsa.generateKeyPair().getPublic());

    assertReason(Reason.UNSUPPORTED_ALGORITHM, judge(List.of(leaf, intermediate.certificate())));
  }

  @Test
  void theConstraintsOfARootCountToo() throws PkiException {
    CertificateAuthority bound =
        CertificateAuthority.create(
            CertificateProfile.root("Bound root").withExtension(permitting("other.test")),
            AMBIENCE);
    PathValidator trusting = ChainJudge.of(bound.trust());
    Identity outside = bound.issue(CertificateProfile.server(HOST));
    Identity inside = bound.issue(CertificateProfile.server("a.other.test"));

    assertReason(Reason.NAME_CONSTRAINTS, trusting.judge(server(outside.chain(), HOST)));
    assertTrue(trusting.judge(server(inside.chain(), "a.other.test")).isTrusted());
  }

  @Test
  void manyNamesUnderManyConstraintsAreNotCompared() throws PkiException {
    String[] names = new String[1000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "n" + i + ".example.test";
    }
    CertificateAuthority wordy =
        root.intermediate(
            CertificateProfile.intermediate("Wordy").withExtension(permitting(names)));

    assertReason(Reason.TOO_COMPLEX, judge(wordy.issue(CertificateProfile.server(names)).chain()));
  }

  @Test
  void aTextThatAPeerMadeLongIsCutShort() throws PkiException {
    Identity server =
        intermediate.issue(CertificateProfile.server(HOST).withCommonName("x".repeat(100_000)));
    PathRequest late =
        PathRequest.server(
            PresentedChain.of(server.chain()), name(HOST), NOW.plus(Duration.ofDays(2000)));

    Untrusted verdict = assertReason(Reason.EXPIRED, validator.judge(late));

    assertTrue(verdict.sentence().length() < 5000);
    assertTrue(verdict.finding().fact(FactName.CERTIFICATE).orElseThrow().length() < 5000);
  }

  @Test
  void aMazeOfCrossSignedAuthoritiesIsGivenUp() throws PkiException {
    assertReason(Reason.TOO_COMPLEX, judge(maze()));
  }

  @Test
  void aMazeThatLeadsNowhereIsNotSearched() throws PkiException {
    CertificateAuthority far =
        CertificateAuthority.create(CertificateProfile.root("Far"), AMBIENCE);
    Verdict verdict = ChainJudge.of(far.trust()).judge(server(maze(), HOST));

    assertReason(Reason.UNKNOWN_ISSUER, verdict);
    assertTrue(verdict.edges().stream().allMatch(edge -> edge.outcome() == Outcome.LEADS_NOWHERE));
  }

  @Test
  void aMazeEndsInTimeWhateverItsStepsCost() throws PkiException {
    AtomicLong nanos = new AtomicLong();
    ChainJudge slow = ChainJudge.of(root.trust()).timedBy(() -> nanos.getAndAdd(600_000_000L));

    Untrusted verdict = assertReason(Reason.TOO_COMPLEX, slow.judge(server(maze(), HOST)));

    assertTrue(verdict.edges().size() < 70, verdict.edges().size() + " steps");
  }

  @Test
  void aSlowMachineIsNoReasonToRefuseAnOrdinaryChain() throws PkiException {
    AtomicLong nanos = new AtomicLong();
    ChainJudge slow = ChainJudge.of(root.trust()).timedBy(() -> nanos.getAndAdd(600_000_000L));
    Identity server = intermediate.issue(CertificateProfile.server(HOST));

    assertTrue(slow.judge(server(server.chain(), HOST)).isTrusted());
  }

  /// Authorities of the root's name that all signed each other, and none of which it signed.
  private static List<Certificate> maze() throws PkiException {
    CertificateProfile profile =
        CertificateProfile.root("Root").withSubject(DistinguishedName.of("Example", "Root"));
    List<CertificateAuthority> authorities = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      authorities.add(CertificateAuthority.create(profile, AMBIENCE));
    }
    List<Certificate> sent = new ArrayList<>();
    sent.add(authorities.getFirst().issue(CertificateProfile.server(HOST)).leaf());
    for (CertificateAuthority one : authorities) {
      for (CertificateAuthority other : authorities) {
        sent.add(one.sign(profile, other.certificate().publicKey()));
      }
    }
    return sent;
  }

  private static CertificateExtension permitting(String... domains) {
    Octets value =
        DerWriter.write(w ->
            w.sequence(s ->
                s.constructed(
                    DerTag.contextConstructed(0),
                    permitted -> {
                      for (String domain : domains) {
                        permitted.sequence(t -> t.primitive(0x82, ascii(domain)));
                      }
                    })));
    return new CertificateExtension(CertificateOids.NAME_CONSTRAINTS, true, value);
  }

  private static List<Certificate> tampered(Certificate certificate) throws PkiException {
    byte[] der = certificate.der().toArray();
    der[der.length - 1] ^= 1;
    return List.of(Certificate.read(der));
  }

  private static CertificateAuthority impostor() throws PkiException {
    return CertificateAuthority.create(
        CertificateProfile.root("Root").withSubject(DistinguishedName.of("Example", "Root")),
        AMBIENCE);
  }

  private static Verdict judge(List<Certificate> chain) throws PkiException {
    return validator.judge(server(chain, HOST));
  }

  private static PathRequest server(List<Certificate> chain, String name) throws PkiException {
    return PathRequest.server(PresentedChain.of(chain), name(name), NOW);
  }

  private static ReferenceIdentity name(String name) throws PkiException {
    return ReferenceIdentity.of(name);
  }

  private static Untrusted assertReason(Reason expected, Verdict verdict) {
    Untrusted untrusted = assertInstanceOf(Untrusted.class, verdict);
    assertEquals(expected, untrusted.reason(), untrusted.sentence());
    return untrusted;
  }

  private static Octets ascii(String text) {
    return Octets.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
