package dev.padlock.pki.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Demands;
import dev.padlock.pki.path.Evidence;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.LogDemand;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import dev.padlock.pki.revocation.RevocationList;
import dev.padlock.pki.store.Identity;
import dev.padlock.pki.transparency.LogKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is held against a chain besides its rules: revocation lists, a stapled status, pins, logs.
final class EvidenceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Ambience AMBIENCE =
      new Ambience(new SecureRandom(), InstantSource.fixed(NOW));
  private static final Duration WEEK = Duration.ofDays(7);

  private static CertificateAuthority root;
  private static Identity server;

  @BeforeAll
  static void makeChain() throws PkiException {
    root = CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);
    server = root.issue(CertificateProfile.server("a.test"));
  }

  @Test
  void aListThatDoesNotNameTheLeafLetsItPass() throws PkiException {
    assertEquals(List.of(), warnings(judge(list(BigInteger.ONE, NOW.plus(WEEK), root))));
  }

  @Test
  void aListThatNamesTheLeafRefusesIt() throws PkiException {
    Evidence evidence = list(server.leaf().serial(), NOW.plus(WEEK), root);

    Untrusted verdict = assertRule(Rule.NOT_REVOKED, judge(evidence));

    assertTrue(verdict.sentence().contains("its key was compromised"), verdict.sentence());
  }

  @Test
  void aListThatIsTooOldOrNotTheIssuersIsNoAnswer() throws PkiException {
    CertificateAuthority impostor =
        CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);

    assertRule(Rule.REVOCATION_LIST_USABLE, judge(list(BigInteger.ONE, NOW.minusSeconds(1), root)));
    assertRule(Rule.REVOCATION_LIST_USABLE, judge(list(BigInteger.ONE, NOW.plus(WEEK), impostor)));
  }

  @Test
  void aListOfAnotherIssuerDoesNotMatter() throws PkiException {
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Other"), AMBIENCE);

    assertTrue(judge(list(server.leaf().serial(), NOW.plus(WEEK), other)).isTrusted());
  }

  @Test
  void anIssuerThatMayNotSignListsIsNotBelievedAboutThem() throws PkiException {
    CertificateAuthority mute =
        CertificateAuthority.create(
            CertificateProfile.root("Mute").withKeyUsage(KeyUsage.KEY_CERT_SIGN), AMBIENCE);
    Identity leaf = mute.issue(CertificateProfile.server("a.test"));
    Evidence evidence = list(BigInteger.ONE, NOW.plus(WEEK), mute);

    Verdict verdict =
        ChainJudge.of(mute.trust()).judge(request(leaf.leaf()).withEvidence(evidence));

    assertRule(Rule.REVOCATION_LIST_USABLE, verdict);
  }

  @Test
  void aGoodStatusLetsTheLeafPass() throws Exception {
    Octets good = status(server.leaf(), root, "80 00", NOW.plus(WEEK));

    assertEquals(List.of(), warnings(judge(Evidence.NONE.withStatus(good))));
  }

  @Test
  void aStatusOfRevokedRefusesAlsoWhatWasJudgedBefore() throws Exception {
    ChainJudge judge = ChainJudge.of(root.trust());
    assertTrue(judge.judge(request(server.leaf())).isTrusted());
    Octets revoked =
        status(
            server.leaf(),
            root,
            "a1 16 180f3230323630323031303030303030 5a a003 0a0101",
            NOW.plus(WEEK));

    Verdict verdict =
        judge.judge(request(server.leaf()).withEvidence(Evidence.NONE.withStatus(revoked)));

    assertRule(Rule.NOT_REVOKED, verdict);
  }

  @Test
  void aStatusThatCanNotBeReliedOnIsAWarningAndStrictlyARefusal() throws Exception {
    CertificateAuthority stranger =
        CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);
    for (Octets bad :
        List.of(
            status(server.leaf(), root, "80 00", NOW.minusSeconds(1)),
            status(server.leaf(), stranger, "80 00", NOW.plus(WEEK)),
            status(root.certificate(), root, "80 00", NOW.plus(WEEK)),
            status(server.leaf(), root, "82 00", NOW.plus(WEEK)),
            Octets.of(new byte[] {0x30, 0x03, 0x0a, 0x01, 0x06}),
            Octets.of(new byte[] {1, 2, 3}))) {
      Evidence evidence = Evidence.NONE.withStatus(bad);

      assertEquals(List.of(Rule.STATUS_USABLE), warnings(judge(evidence)));
      ChainJudge strict = ChainJudge.of(root.trust(), ValidationPolicy.STRICT);
      assertRule(Rule.STATUS_USABLE, strict.judge(request(server.leaf()).withEvidence(evidence)));
    }
  }

  @Test
  void aResponderThatTheIssuerAppointedMaySpeakForIt() throws Exception {
    Identity responder =
        root.issue(
            CertificateProfile.client("Responder").withPurposes(Oid.of("1.3.6.1.5.5.7.3.9")));
    Identity unfit = root.issue(CertificateProfile.client("Unfit"));

    assertEquals(List.of(), warnings(judge(delegated(responder))));
    assertEquals(List.of(Rule.STATUS_USABLE), warnings(judge(delegated(unfit))));
  }

  @Test
  void aResponderWhoseOwnCertificateWouldNotBeTrustedMayNotSpeak() throws Exception {
    CertificateProfile appointed =
        CertificateProfile.client("Responder").withPurposes(Oid.of("1.3.6.1.5.5.7.3.9"));
    KeyPair keys = KeyKind.EC_P256.generate(AMBIENCE.random());
    Certificate forgeable =
        root.sign(appointed, keys.getPublic(), CertificateSignature.ECDSA_WITH_SHA1);
    Certificate foreign =
        root.sign(
            appointed.withExtension(
                new CertificateExtension(Oid.of("1.2.3.4"), true, Octets.of(hex("0500")))),
            keys.getPublic());
    Certificate silent =
        root.sign(appointed.withKeyUsage(KeyUsage.KEY_AGREEMENT), keys.getPublic());
    Identity weak = root.issue(appointed.withKey(KeyKind.RSA_1024));

    for (Certificate unfit : List.of(forgeable, foreign, silent)) {
      Identity responder = Identity.of(keys.getPrivate(), List.of(unfit));
      assertEquals(List.of(Rule.STATUS_USABLE), warnings(judge(delegated(responder))));
    }
    assertEquals(List.of(Rule.STATUS_USABLE), warnings(judge(delegated(weak))));
  }

  /// RFC 5280 §5.2.5: an issuer may split its list, and the part for others does not name the leaf.
  @Test
  void everyPartOfAListIsAsked() throws PkiException {
    RevocationList others = ofPoint(1, BigInteger.ONE);
    RevocationList own = ofPoint(2, server.leaf().serial());

    assertRule(Rule.NOT_REVOKED, judge(List.of(others, own)));
    assertRule(Rule.NOT_REVOKED, judge(List.of(own, others)));
    assertTrue(judge(List.of(others)).isTrusted());
  }

  @Test
  void everyListIsAskedWhateverTheFirstOneSays() throws PkiException {
    RevocationList silent = list(BigInteger.ONE, NOW.plus(WEEK), root).lists().getFirst();
    RevocationList telling = list(server.leaf().serial(), NOW.plus(WEEK), root).lists().getFirst();

    assertRule(Rule.NOT_REVOKED, judge(List.of(silent, telling)));
  }

  private static Verdict judge(List<RevocationList> lists) throws PkiException {
    return judge(Evidence.NONE.withLists(lists));
  }

  /// `distributionPoint [0]`, a full name.
  private static Consumer<DerWriter> point(int number) {
    String uri = "http://lists.test/" + number;
    return w ->
        w.constructed(
            0xa0, name -> name.constructed(0xa0, full -> new GeneralName.Uri(uri).write(full)));
  }

  private static RevocationList ofPoint(int number, BigInteger serial) throws PkiException {
    CertificateExtension scope =
        new CertificateExtension(
            RevocationList.ISSUING_DISTRIBUTION_POINT,
            true,
            DerWriter.write(w -> w.sequence(point(number))));
    return list(serial, NOW.plus(WEEK), root, List.of(scope)).lists().getFirst();
  }

  private static Evidence delegated(Identity responder) throws Exception {
    Octets single = single(server.leaf(), "80 00", NOW.plus(WEEK));
    return Evidence.NONE.withStatus(response(single, responder, List.of(responder.leaf())));
  }

  @Test
  void aPromiseToStapleIsKeptWhereThatIsAsked() throws Exception {
    CertificateProfile promising =
        CertificateProfile.server("a.test")
            .withExtension(
                new CertificateExtension(
                    CertificateOids.TLS_FEATURE, false, Octets.of(hex("3003020105"))));
    Certificate leaf = root.issue(promising).leaf();
    ChainJudge asking =
        ChainJudge.of(
            root.trust(), ValidationPolicy.STANDARD.withDemands(Demands.NONE.withMustStaple(true)));

    assertRule(Rule.STATUS_STAPLED, asking.judge(request(leaf)));
    Octets good = status(leaf, root, "80 00", NOW.plus(WEEK));
    assertTrue(
        asking.judge(request(leaf).withEvidence(Evidence.NONE.withStatus(good))).isTrusted());
    assertTrue(asking.judge(request(server.leaf())).isTrusted());
    assertTrue(ChainJudge.of(root.trust()).judge(request(leaf)).isTrusted());
  }

  @Test
  void aPinnedKeyMustBeOnThePath() throws PkiException {
    Octets rootPin = root.certificate().publicKeyInfo().der().sha256();
    Octets other = Octets.of(new byte[] {1}).sha256();

    assertTrue(pinning(rootPin, other).judge(request(server.leaf())).isTrusted());
    assertRule(Rule.KEY_PINNED, pinning(other).judge(request(server.leaf())));
  }

  private static ChainJudge pinning(Octets... pins) {
    return ChainJudge.of(
        root.trust(), ValidationPolicy.STANDARD.withDemands(Demands.NONE.withPins(Set.of(pins))));
  }

  @Test
  void aPolicyThatIsAskedForMustBeThere() throws PkiException {
    Demands gold = Demands.NONE.withPolicies(Set.of(Oid.of("1.3.6.1.4.1.99999.1")));
    ChainJudge asking = ChainJudge.of(root.trust(), ValidationPolicy.STANDARD.withDemands(gold));

    assertRule(Rule.POLICIES_HOLD, asking.judge(request(server.leaf())));
  }

  @Test
  void logsThatHaveSeenTheLeafAreCounted() throws Exception {
    KeyPair log = KeyKind.EC_P256.generate(AMBIENCE.random());
    LogKey key = new LogKey(SubjectPublicKeyInfo.of(log.getPublic()));
    ChainJudge asking =
        ChainJudge.of(
            root.trust(),
            ValidationPolicy.STANDARD.withDemands(
                Demands.NONE.withLogs(new LogDemand(List.of(key), 1))));
    Octets seen = timestamp(log, key, entry(server.leaf()));
    Octets other = timestamp(log, key, entry(root.certificate()));

    assertTrue(asking.judge(seen(server.leaf(), seen)).isTrusted());
    assertRule(Rule.LOGGED, asking.judge(seen(server.leaf(), other)));
    assertRule(Rule.LOGGED, asking.judge(seen(server.leaf(), Octets.of(new byte[] {0, 1}))));
    assertRule(Rule.LOGGED, asking.judge(request(server.leaf())));
  }

  @Test
  void timestampsInsideTheLeafAreForWhatItWasBefore() throws Exception {
    KeyPair log = KeyKind.EC_P256.generate(AMBIENCE.random());
    LogKey key = new LogKey(SubjectPublicKeyInfo.of(log.getPublic()));
    KeyPair own = KeyKind.EC_P256.generate(AMBIENCE.random());
    CertificateProfile profile = CertificateProfile.server("a.test");
    Octets serial = Octets.of(new byte[] {0x04, 0x00});
    Certificate before = root.sign(profile, own.getPublic());
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.write(hex("0001"));
    entry.write(root.certificate().publicKeyInfo().der().sha256().toArray());
    opaque24(entry, before.tbs());
    Octets stamp = timestamp(log, key, entry.toByteArray());
    Certificate leaf = embedding(before, stamp);
    ChainJudge asking =
        ChainJudge.of(
            root.trust(),
            ValidationPolicy.STANDARD.withDemands(
                Demands.NONE.withLogs(new LogDemand(List.of(key), 1))));

    assertTrue(asking.judge(request(leaf)).isTrusted());
    assertRule(Rule.LOGGED, asking.judge(request(embedding(before, serial))));
  }

  /// The same certificate with a timestamp put into it, signed by the root.
  private static Certificate embedding(Certificate before, Octets stamp) throws PkiException {
    Octets list = DerWriter.write(w -> w.octetString(prefixed(prefixed(stamp))));
    CertificateExtension extension =
        new CertificateExtension(Oid.of("1.3.6.1.4.1.11129.2.4.2"), false, list);
    Octets tbs = Extended.with(before, extension);
    Octets signature =
        CertificateSignature.forKey(root.certificate().publicKey())
            .sign(root.identity().key(), tbs, AMBIENCE.random());
    return Certificate.read(
        DerWriter.write(w ->
            w.sequence(all -> {
              all.raw(tbs);
              before.signatureAlgorithm().write(all);
              all.bitString(signature);
            })));
  }

  private static Octets prefixed(Octets content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(content.size() >> 8);
    out.write(content.size());
    out.writeBytes(content.toArray());
    return Octets.wrap(out.toByteArray());
  }

  private static PathRequest seen(Certificate leaf, Octets stamp) throws PkiException {
    return request(leaf).withEvidence(Evidence.NONE.withTimestamps(List.of(stamp)));
  }

  private static byte[] entry(Certificate certificate) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(hex("0000"));
    opaque24(entry, certificate.der());
    return entry.toByteArray();
  }

  private static void opaque24(ByteArrayOutputStream out, Octets content) {
    out.write(content.size() >> 16);
    out.write(content.size() >> 8);
    out.write(content.size());
    out.writeBytes(content.toArray());
  }

  private static Octets timestamp(KeyPair log, LogKey key, byte[] entry) throws Exception {
    byte[] millis = Octets.wrap(hex("%016x".formatted(NOW.toEpochMilli()))).toArray();
    Signature engine = Signature.getInstance("SHA256withECDSA");
    engine.initSign(log.getPrivate());
    engine.update(hex("0000"));
    engine.update(millis);
    engine.update(entry);
    engine.update(hex("0000"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(key.id().toArray());
    out.writeBytes(millis);
    out.writeBytes(hex("0000 0403"));
    out.writeBytes(prefixed(Octets.wrap(engine.sign())).toArray());
    return Octets.wrap(out.toByteArray());
  }

  private static Evidence list(BigInteger serial, Instant next, CertificateAuthority issuer)
      throws PkiException {
    return list(serial, next, issuer, List.of());
  }

  private static Evidence list(
      BigInteger serial,
      Instant next,
      CertificateAuthority issuer,
      List<CertificateExtension> further)
      throws PkiException {
    CertificateSignature algorithm = CertificateSignature.forKey(issuer.certificate().publicKey());
    Octets tbs =
        DerWriter.write(w ->
            w.sequence(all -> {
              all.integer(1);
              algorithm.identifier().write(all);
              all.raw(issuer.certificate().subject().der());
              all.time(NOW.minus(Duration.ofDays(1))).time(next);
              all.sequence(entries ->
                  entries.sequence(entry ->
                      entry
                          .integer(serial)
                          .time(NOW.minusSeconds(60))
                          .sequence(more ->
                              new CertificateExtension(
                                      Oid.of("2.5.29.21"), false, Octets.of(hex("0a0101")))
                                  .write(more))));
              all.constructed(
                  0xa0,
                  tagged ->
                      tagged.sequence(extensions -> {
                        new CertificateExtension(
                                CertificateOids.AUTHORITY_KEY_IDENTIFIER,
                                false,
                                Octets.of(hex("3003800101")))
                            .write(extensions);
                        new CertificateExtension(
                                RevocationList.CRL_NUMBER, false, Octets.of(hex("020101")))
                            .write(extensions);
                        further.forEach(one -> one.write(extensions));
                      }));
            }));
    Octets signature = algorithm.sign(issuer.identity().key(), tbs, AMBIENCE.random());
    Octets der =
        DerWriter.write(w ->
            w.sequence(all -> {
              all.raw(tbs);
              algorithm.identifier().write(all);
              all.bitString(signature);
            }));
    return Evidence.NONE.withLists(List.of(RevocationList.read(der)));
  }

  private static Octets status(
      Certificate certificate, CertificateAuthority signer, String said, Instant next)
      throws Exception {
    return response(single(certificate, said, next), signer.identity(), List.of());
  }

  private static Octets single(Certificate certificate, String said, Instant next)
      throws Exception {
    byte[] name = sha1(certificate.issuer().der());
    byte[] key = sha1(root.certificate().publicKeyInfo().key().bytes());
    return DerWriter.write(w ->
        w.sequence(one ->
            one.sequence(id ->
                    id.sequence(hash -> hash.oid(Oid.of("1.3.14.3.2.26")).nullValue())
                        .octetString(Octets.wrap(name))
                        .octetString(Octets.wrap(key))
                        .integer(certificate.serial()))
                .raw(Octets.wrap(hex(said)))
                .primitive(0x18, generalized(NOW.minus(WEEK)))
                .constructed(0xa0, tagged -> tagged.primitive(0x18, generalized(next)))));
  }

  private static Octets response(Octets single, Identity signer, List<Certificate> more)
      throws PkiException {
    CertificateSignature algorithm = CertificateSignature.forKey(signer.leaf().publicKey());
    Octets data =
        DerWriter.write(w ->
            w.sequence(all ->
                all.constructed(0xa1, by -> by.raw(signer.leaf().subject().der()))
                    .primitive(0x18, generalized(NOW))
                    .sequence(list -> list.raw(single))));
    Octets signature = algorithm.sign(signer.key(), data, AMBIENCE.random());
    Octets basic =
        DerWriter.write(w ->
            w.sequence(all -> {
              all.raw(data);
              algorithm.identifier().write(all);
              all.bitString(signature);
              if (!more.isEmpty()) {
                all.constructed(
                    0xa0,
                    tagged -> tagged.sequence(list -> more.forEach(one -> list.raw(one.der()))));
              }
            }));
    return DerWriter.write(w ->
        w.sequence(all ->
            all.primitive(0x0a, Octets.of(new byte[] {0}))
                .constructed(
                    0xa0,
                    tagged ->
                        tagged.sequence(bytes ->
                            bytes.oid(Oid.of("1.3.6.1.5.5.7.48.1.1")).octetString(basic)))));
  }

  private static Octets generalized(Instant at) {
    String text = at.toString().replaceAll("[-T:]", "");
    return Octets.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sha1(Octets content) throws Exception {
    return MessageDigest.getInstance("SHA-1").digest(content.toArray());
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static Verdict judge(Evidence evidence) throws PkiException {
    return ChainJudge.of(root.trust()).judge(request(server.leaf()).withEvidence(evidence));
  }

  private static PathRequest request(Certificate leaf) throws PkiException {
    return PathRequest.server(
        PresentedChain.of(List.of(leaf)), ReferenceIdentity.of("a.test"), NOW);
  }

  private static List<Rule> warnings(Verdict verdict) {
    Trusted trusted = assertInstanceOf(Trusted.class, verdict, () -> verdict.explanation() + "");
    return trusted.warnings().stream().map(Finding::rule).toList();
  }

  private static Untrusted assertRule(Rule rule, Verdict verdict) {
    Untrusted untrusted =
        assertInstanceOf(Untrusted.class, verdict, () -> verdict.explanation() + "");
    assertEquals(rule, untrusted.finding().rule(), untrusted.sentence());
    return untrusted;
  }
}
