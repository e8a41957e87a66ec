package dev.padlock.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /// The number that names are told apart by first: another one for the same name would lose it.
  @Test
  void theSameNameHasTheSameNumberInEveryKindOfString() {
    for (String text :
        List.of("Root R1", "rOOT\tr1 ", "b\u00fccher", "\u212aELVIN", "\u0130x", "")) {
      List<DistinguishedName> names = new ArrayList<>();
      names.add(named(DerTag.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8)));
      names.add(named(DerTag.BMP_STRING, text.getBytes(StandardCharsets.UTF_16BE)));
      names.add(named(DerTag.UNIVERSAL_STRING, text.getBytes(Charset.forName("UTF-32BE"))));
      names.add(named(DerTag.UTF8_STRING, folded(text).getBytes(StandardCharsets.UTF_8)));
      if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
        names.add(named(DerTag.PRINTABLE_STRING, text.getBytes(StandardCharsets.US_ASCII)));
        names.add(named(DerTag.IA5_STRING, text.getBytes(StandardCharsets.US_ASCII)));
      }
      for (DistinguishedName one : names) {
        for (DistinguishedName other : names) {
          assertTrue(one.isSameAs(other), () -> text + ": " + one + " " + other);
          assertEquals(one.fold(), other.fold());
        }
      }
    }
  }

  private static String folded(String text) {
    return text.chars()
        .map(Character::toLowerCase)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void aLongNameAndTheOrderOfASetHaveTheSameNumberToo() {
    DistinguishedName mixed = DistinguishedName.ofCommonName("aB ".repeat(100));
    DistinguishedName lower = DistinguishedName.ofCommonName("ab  ".repeat(100));

    assertTrue(mixed.isSameAs(lower));
    assertTrue(set("CN", "b", "O", "A").isSameAs(set("O", "a", "CN", "B")));
    assertFalse(set("CN", "b", "O", "a").isSameAs(set("CN", "a", "O", "b")));
  }

  /// A relative name of two attributes, in this order, whatever X.690 says about it.
  private static DistinguishedName set(String... typesAndValues) {
    return DistinguishedName.of(
        DerWriter.write(w ->
            w.sequence(name ->
                name.constructed(
                    DerTag.SET,
                    set -> {
                      for (int i = 0; i < typesAndValues.length; i += 2) {
                        Oid type = Oid.of(typesAndValues[i].equals("CN") ? "2.5.4.3" : "2.5.4.10");
                        String value = typesAndValues[i + 1];
                        set.sequence(s -> s.oid(type).utf8String(value));
                      }
                    }))));
  }

  private static DistinguishedName named(int tag, byte[] value) {
    return DistinguishedName.of(
        DerWriter.write(w ->
            w.sequence(name ->
                name.constructed(
                    DerTag.SET,
                    set ->
                        set.sequence(
                            s -> s.oid(Oid.of("2.5.4.3")).primitive(tag, Octets.wrap(value)))))));
  }
}
