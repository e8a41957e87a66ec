package dev.padlock.pki.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.Strictness;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// RFC 5280 §6.1 as RFC 9618 has it, over paths of a leaf and one or two intermediates.
final class PolicyRulesTest {
  private static final Oid ANY = Oid.of("2.5.29.32.0");
  private static final Oid GOLD = Oid.of("1.3.6.1.4.1.99999.1");
  private static final Oid SILVER = Oid.of("1.3.6.1.4.1.99999.2");
  private static final Oid BRONZE = Oid.of("1.3.6.1.4.1.99999.3");

  private static CertificateAuthority root;

  @BeforeAll
  static void makeRoot() throws PkiException {
    root =
        CertificateAuthority.create(
            CertificateProfile.root("Root"),
            new Ambience(new SecureRandom(), InstantSource.system()));
  }

  @Test
  void nobodyAsksSoNothingIsNeeded() throws PkiException {
    assertHolds(Set.of(), certificate(), certificate());
  }

  @Test
  void aDemandOnThePathNeedsAPolicyFromThereDown() throws PkiException {
    assertBroken(Set.of(), certificate(), certificate(demand(0), policies(GOLD)));
    assertHolds(Set.of(), certificate(policies(GOLD)), certificate(demand(0), policies(GOLD)));
    assertBroken(Set.of(), certificate(policies(SILVER)), certificate(demand(0), policies(GOLD)));
    assertHolds(Set.of(), certificate(), certificate(demand(5), policies(GOLD)));
  }

  @Test
  void weMayAskForAPolicyOurselves() throws PkiException {
    assertBroken(Set.of(GOLD), certificate(), certificate());
    assertHolds(Set.of(GOLD), certificate(policies(GOLD)), certificate(policies(GOLD)));
    assertBroken(Set.of(SILVER), certificate(policies(GOLD)), certificate(policies(GOLD)));
    assertHolds(
        Set.of(SILVER, GOLD), certificate(policies(GOLD)), certificate(policies(GOLD, SILVER)));
  }

  @Test
  void anyPolicyStandsForAll() throws PkiException {
    assertHolds(Set.of(GOLD), certificate(policies(GOLD)), certificate(policies(ANY)));
    assertHolds(Set.of(GOLD), certificate(policies(ANY)), certificate(policies(GOLD)));
    assertHolds(Set.of(GOLD), certificate(policies(ANY)), certificate(policies(ANY)));
  }

  @Test
  void anyPolicyCanBeInhibited() throws PkiException {
    assertBroken(
        Set.of(GOLD), certificate(policies(ANY)), certificate(policies(GOLD), inhibitAny(0)));
    assertHolds(
        Set.of(GOLD), certificate(policies(GOLD)), certificate(policies(GOLD), inhibitAny(0)));
  }

  @Test
  void whatIsMappedIsKnownByItsNameAtTheTop() throws PkiException {
    Certificate mapping = certificate(policies(GOLD), mapping(GOLD, SILVER));

    assertHolds(Set.of(GOLD), certificate(policies(SILVER)), mapping);
    assertBroken(Set.of(SILVER), certificate(policies(SILVER)), mapping);
    assertBroken(Set.of(GOLD), certificate(policies(GOLD)), mapping);
  }

  @Test
  void anyPolicyIsMappedByNameOnly() throws PkiException {
    Certificate mapping = certificate(policies(ANY), mapping(GOLD, SILVER));

    assertHolds(Set.of(GOLD), certificate(policies(SILVER)), mapping);
    assertHolds(Set.of(BRONZE), certificate(policies(BRONZE)), mapping);
  }

  @Test
  void mappingCanBeInhibited() throws PkiException {
    Certificate top = certificate(policies(GOLD), constraints(1, 0));
    Certificate mapping = certificate(policies(GOLD), mapping(GOLD, SILVER));

    assertBroken(Set.of(GOLD), certificate(policies(SILVER)), mapping, top);
  }

  @Test
  void aDemandOfTheLeafCountsAtOnce() throws PkiException {
    assertBroken(Set.of(), certificate(demand(0)), certificate());
  }

  @Test
  void anyPolicyIsNeverMapped() throws PkiException {
    Certificate bad = certificate(policies(GOLD), mapping(ANY, SILVER), demand(0));
    Findings findings = check(Set.of(), certificate(policies(SILVER)), bad);

    assertEquals(Rule.EXTENSIONS_READABLE, findings.refusals().getFirst().rule());
  }

  private static void assertHolds(Set<Oid> wanted, Certificate... path) {
    assertEquals(List.of(), check(wanted, path).refusals());
  }

  private static void assertBroken(Set<Oid> wanted, Certificate... path) {
    List<Rule> rules = check(wanted, path).refusals().stream().map(Finding::rule).toList();
    assertEquals(List.of(Rule.POLICIES_HOLD), rules);
  }

  private static Findings check(Set<Oid> wanted, Certificate... path) {
    Findings findings = new Findings(Strictness.STANDARD);
    PolicyRules.check(List.of(path), wanted, findings);
    return findings;
  }

  private static Certificate certificate(CertificateExtension... extensions) throws PkiException {
    CertificateProfile profile = CertificateProfile.server("a.test");
    for (CertificateExtension extension : extensions) {
      profile = profile.withExtension(extension);
    }
    return root.sign(profile, root.certificate().publicKey());
  }

  private static CertificateExtension policies(Oid... policies) {
    return extension(
        CertificateOids.CERTIFICATE_POLICIES,
        DerWriter.write(w ->
            w.sequence(all -> {
              for (Oid policy : policies) {
                all.sequence(one -> one.oid(policy));
              }
            })));
  }

  private static CertificateExtension mapping(Oid issuers, Oid subjects) {
    return extension(
        CertificateOids.POLICY_MAPPINGS,
        DerWriter.write(
            w -> w.sequence(all -> all.sequence(one -> one.oid(issuers).oid(subjects)))));
  }

  private static CertificateExtension demand(int after) {
    return extension(
        CertificateOids.POLICY_CONSTRAINTS,
        DerWriter.write(w -> w.sequence(all -> all.primitive(DerTag.context(0), number(after)))));
  }

  private static CertificateExtension constraints(int explicit, int mapping) {
    return extension(
        CertificateOids.POLICY_CONSTRAINTS,
        DerWriter.write(w ->
            w.sequence(all ->
                all.primitive(DerTag.context(0), number(explicit))
                    .primitive(DerTag.context(1), number(mapping)))));
  }

  private static CertificateExtension inhibitAny(int after) {
    return extension(CertificateOids.INHIBIT_ANY_POLICY, DerWriter.write(w -> w.integer(after)));
  }

  private static Octets number(int value) {
    return Octets.wrap(BigInteger.valueOf(value).toByteArray());
  }

  private static CertificateExtension extension(Oid id, Octets value) {
    return new CertificateExtension(id, true, value);
  }
}
