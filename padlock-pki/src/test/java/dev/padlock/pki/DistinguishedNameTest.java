package dev.padlock.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.der.Octets;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinguishedNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=example",
        "CN=a,OU=b,O=c,L=d,ST=e,C=DE",
        "CN=a+OU=b,O=c",
        "CN=\\#hash,O=comma\\, inc.",
        "CN=\\ blank\\ ,O=quote\\\"s\\\\",
        "CN=bücher 漢字 😀",
        "DC=example,DC=test",
        "UID=u,STREET=s"
      })
  void theTextIsThatOfRfc4514(String text) {
    X500Principal jdk = new X500Principal(text);

    DistinguishedName name = DistinguishedName.of(Octets.wrap(jdk.getEncoded()));

    assertEquals(jdk.getName(X500Principal.RFC2253), name.toString());
    assertEquals(jdk, name.toPrincipal());
  }

  @Test
  void charactersThatPlayTricksAreEscaped() {
    DistinguishedName name = DistinguishedName.ofCommonName("a\u001b[2J\nb\u202ec\0");

    assertEquals("CN=a\\1b[2J\\0ab\\e2\\80\\aec\\00", name.toString());
  }

  @Test
  void aNameThatCanNotBeReadIsShownAsBytes() {
    DistinguishedName name = DistinguishedName.of(Octets.of(new byte[] {0x30, 0x01, 0x31}));

    assertEquals("#300131", name.toString());
    assertEquals(Optional.empty(), name.commonName());
  }

  @Test
  void theMostSpecificPartsAreFound() {
    DistinguishedName name =
        DistinguishedName.of(Octets.wrap(new X500Principal("CN=a,CN=b,O=c").getEncoded()));

    assertEquals(Optional.of("a"), name.commonName());
    assertEquals(Optional.of("c"), name.organization());
    assertEquals(Optional.empty(), DistinguishedName.ofNothing().commonName());
  }

  @Test
  void caseSpacesAndKindOfStringDoNotMatter() {
    DistinguishedName utf8 = DistinguishedName.ofCommonName("Some  Root ");
    DistinguishedName printable =
        DistinguishedName.of(Octets.wrap(new X500Principal("CN=some root").getEncoded()));

    assertNotEquals(utf8, printable);
    assertTrue(utf8.isSameAs(printable));
    assertFalse(utf8.isSameAs(DistinguishedName.ofCommonName("SomeRoot")));
  }

  @Test
  void oneAttributeCanNotPassForTwo() {
    DistinguishedName two = DistinguishedName.of("a", "b");
    DistinguishedName one =
        DistinguishedName.of(Octets.wrap(new X500Principal("CN=b+O=a").getEncoded()));

    assertFalse(two.isSameAs(one));
    assertFalse(two.isSameAs(DistinguishedName.of("b", "a")));
  }
}
