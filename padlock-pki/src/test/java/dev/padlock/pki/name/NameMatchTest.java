package dev.padlock.pki.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.Email;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.GeneralName.Uri;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.name.NameMatch.Likely;
import dev.padlock.pki.name.NameMatch.Matched;
import dev.padlock.pki.name.NameMatch.Mismatched;
import dev.padlock.pki.name.ReferenceIdentity.IpReference;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 9525 §6 as a table: what a certificate presents, what was asked for.
final class NameMatchTest {

  @ParameterizedTest
  @CsvSource({
    "www.example.test, www.example.test",
    "WWW.Example.TEST, www.example.test",
    "www.example.test, WWW.EXAMPLE.TEST",
    "www.example.test, www.example.test.",
    "*.example.test, www.example.test",
    "*.EXAMPLE.test, www.example.test",
    "*.example.test, xn--bcher-kva.example.test",
    "a.test|b.test, b.test",
    "xn--bcher-kva.test, bücher.test",
    "xn--bcher-kva.test, BÜCHER.test",
    "xn--bcher-kva.test, xn--bcher-kva.test",
    "a_b.test, a_b.test",
    "localhost, localhost",
    "192.0.2.1, 192.0.2.1",
    "2001:db8::1, 2001:db8:0:0::1",
    "2001:db8::1, [2001:db8::1]",
    "fe80::1, fe80::1%eth0",
    "192.0.2.1, ::ffff:192.0.2.1"
  })
  void theCertificateIsForThisName(String presented, String asked) throws PkiException {
    assertInstanceOf(Matched.class, match(presented, asked));
  }

  /// The JDK's Punycode says so in an exception that its callers do not know.
  @Test
  void aNameThatIsFarTooLongIsRefusedLikeAnyOther() {
    PkiException refused =
        assertThrows(
            PkiException.class, () -> ReferenceIdentity.of("\u00fc".repeat(2000) + ".test"));
    assertEquals(PkiFault.NAME_INVALID, refused.fault());
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.test, example.test, WWW",
    "example.test, www.example.test, WWW",
    "a.test, b.test, OTHER_NAMES",
    "www.example.test., www.example.test, OTHER_NAMES",
    "*.example.test, example.test, WILDCARD_BARE",
    "*.example.test, a.b.example.test, WILDCARD_DEPTH",
    "*.test, example.test, WILDCARD_FORM",
    "*, localhost, OTHER_NAMES",
    "w*.example.test, www.example.test, WILDCARD_FORM",
    "*w.example.test, www.example.test, WILDCARD_FORM",
    "www.*.test, www.example.test, OTHER_NAMES",
    "*.*.test, www.example.test, OTHER_NAMES",
    "**.example.test, www.example.test, WILDCARD_FORM",
    "a.test|*.b.test, c.d.b.test, WILDCARD_DEPTH",
    "a.test, 192.0.2.1, ADDRESS_ASKED",
    "192.0.2.2, 192.0.2.1, OTHER_NAMES",
    "192.0.2.1, a.test, ADDRESSES_ONLY",
    "xn--bcher-kva.test, bucher.test, OTHER_NAMES"
  })
  void theCertificateIsNotForThisName(String presented, String asked, Likely likely)
      throws PkiException {
    Mismatched mismatch = assertInstanceOf(Mismatched.class, match(presented, asked));

    assertEquals(likely, mismatch.likely());
    assertEquals(Arrays.asList(presented.split("\\|")), mismatch.presented());
  }

  @Test
  void anAddressWrittenAsANameDoesNotCount() throws PkiException {
    Mismatched mismatch = mismatch(List.of(new DnsName("192.0.2.1")), "192.0.2.1");

    assertEquals(Likely.ADDRESS_AS_NAME, mismatch.likely());
  }

  @Test
  void otherKindsOfNameDoNotCount() throws PkiException {
    List<GeneralName> names = List.of(new Uri("https://a.test/"), new Email("x@a.test"));

    Mismatched mismatch = mismatch(names, "a.test");

    assertEquals(Likely.COMMON_NAME_ONLY, mismatch.likely());
    assertEquals(List.of(), mismatch.presented());
  }

  @Test
  void theCommonNameIsNeverLookedAt() throws PkiException {
    Mismatched mismatch = mismatch(List.of(), "common.test");

    assertEquals(
        "The certificate is for no name, not for common.test: it has a common name only, and since"
            + " RFC 9525 names stand in subjectAltName.",
        mismatch.sentence());
  }

  @Test
  void aLongListIsToldShort() throws PkiException {
    List<GeneralName> names =
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j").stream()
            .map(name -> (GeneralName) new DnsName(name + ".test"))
            .toList();

    assertEquals(
        "The certificate is for a.test, b.test, c.test, d.test, e.test, f.test, g.test, h.test and"
            + " 2 more, not for z.test.",
        mismatch(names, "z.test").sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a..test",
        ".a.test",
        "*.example.test",
        "a b.test",
        "a/b",
        "-a.test",
        "a-.test",
        "127.1",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4.5",
        "a.0",
        "::g",
        "[::1",
        "a\u0000.test",
        "https://a.test",
        "\u202ea.test"
      })
  void whatIsNoHostIsRefused(String host) {
    PkiException refused = assertThrows(PkiException.class, () -> ReferenceIdentity.of(host));

    assertEquals(PkiFault.NAME_INVALID, refused.fault());
  }

  @Test
  void aNameHasBounds() {
    String label = "a".repeat(63);

    assertThrows(PkiException.class, () -> ReferenceIdentity.of(label + "a.test"));
    assertThrows(PkiException.class, () -> ReferenceIdentity.of((label + ".").repeat(4) + "test"));
    assertThrows(PkiException.class, () -> ReferenceIdentity.of("a.".repeat(100_000) + "test"));
  }

  private static NameMatch match(String presented, String asked) throws PkiException {
    List<GeneralName> names =
        Arrays.stream(presented.split("\\|")).map(NameMatchTest::generalName).toList();
    return ReferenceIdentity.of(asked).match(certificate(names));
  }

  private static GeneralName generalName(String text) {
    try {
      return ReferenceIdentity.of(text) instanceof IpReference(var address)
          ? new IpAddress(address)
          : new DnsName(text);
    } catch (PkiException e) {
      return new DnsName(text);
    }
  }

  private static Mismatched mismatch(List<GeneralName> names, String asked) throws PkiException {
    return assertInstanceOf(
        Mismatched.class, ReferenceIdentity.of(asked).match(certificate(names)));
  }

  private static Certificate certificate(List<GeneralName> names) throws PkiException {
    return CertificateAuthority.selfSigned(
            CertificateProfile.server("common.test").withAltNames(names),
            new Ambience(new SecureRandom(), InstantSource.system()))
        .leaf();
  }
}
