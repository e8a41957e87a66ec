package dev.padlock.pki.rule;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.der.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommonNameTest {
  private static final GeneralName V4 = ip("c0a80101");
  private static final GeneralName V6 = ip("20010db8000000000000000000000001");

  @Test
  void aCopyIsInPlace() {
    assertInPlace("www.example.com", dns("a.example"), dns("www.example.com"));
    assertInPlace("192.168.1.1", V4);
    assertInPlace("2001:db8::1", V6);
    assertInPlace("*.example.com", dns("*.example.com"));
  }

  @Test
  void whatIsNoHostIsInPlace() {
    assertInPlace("Example, Inc.", dns("www.example.com"));
    assertInPlace("EE", dns("www.example.com"));
    assertInPlace("someone@example.com", dns("www.example.com"));
  }

  @Test
  void theSameNameInAnotherWritingIsOutOfPlace() {
    assertOutOfPlace("WWW.example.com", dns("www.example.com"));
    assertOutOfPlace("b\u00fccher.example", dns("xn--bcher-kva.example"));
    assertOutOfPlace("192.168.001.001", V4);
    assertOutOfPlace("2001:DB8::1", V6);
    assertOutOfPlace("2001:0db8:0:0:0:0:0:1", V6);
  }

  @Test
  void anotherNameOfItsKindIsOutOfPlaceUnlessItIsTheDomainAbove() {
    assertOutOfPlace("other.example.com", dns("www.example.com"));
    assertOutOfPlace("192.168.1.2", V4);
    assertInPlace("example.com", dns("www.example.com"));
    assertInPlace("example.com", V4);
    assertInPlace("192.168.1.2", dns("www.example.com"));
  }

  @Test
  void besideAnOrganisationItIsAboutTheOrganisation() {
    DistinguishedName subject = DistinguishedName.of("Example", "other.example.com");
    assertFalse(
        CommonName.isOutOfPlace("other.example.com", subject, List.of(dns("www.example.com"))));
  }

  private static void assertInPlace(String common, GeneralName... names) {
    assertFalse(isOutOfPlace(common, names), common);
  }

  private static void assertOutOfPlace(String common, GeneralName... names) {
    assertTrue(isOutOfPlace(common, names), common);
  }

  private static boolean isOutOfPlace(String common, GeneralName... names) {
    return CommonName.isOutOfPlace(
        common, DistinguishedName.ofCommonName(common), Arrays.asList(names));
  }

  private static GeneralName dns(String name) {
    return new DnsName(name);
  }

  private static GeneralName ip(String hex) {
    return new IpAddress(Octets.wrap(HexFormat.of().parseHex(hex)));
  }
}
