package dev.padlock.pki.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DirectoryName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.Email;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.GeneralName.Uri;
import dev.padlock.pki.der.Octets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lies in which subtree. `in`: permitted and excluded; `out`: neither; `both`: not permitted,
/// and excluded all the same, as a part of it is in the subtree or nobody can tell.
final class SubtreeTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, in",
    "example.com, www.example.com, in",
    "example.com, a.b.EXAMPLE.com, in",
    "EXAMPLE.com, www.example.com, in",
    "example.com, badexample.com, out",
    "example.com, example.com.org, out",
    "www.example.com, example.com, out",
    "'', anything.example, in",
    ".example.com, example.com, out",
    ".example.com, www.example.com, in",
    "example.com, *.example.com, in",
    "example.com, *.www.example.com, in",
    "www.example.com, *.example.com, both",
    "a.www.example.com, *.example.com, out",
    "example.com, *.com, both",
    ".example.com, *.example.com, in",
    ".www.example.com, *.example.com, out",
  })
  void dnsNames(String base, String name, String where) {
    assertWhere(where, new DnsName(base), new DnsName(name));
  }

  @ParameterizedTest
  @CsvSource({
    "a@example.com, a@example.com, in",
    "a@example.com, a@EXAMPLE.com, in",
    "a@example.com, A@example.com, out",
    "a@example.com, b@example.com, out",
    "*@example.com, a@example.com, out",
    "*@example.com, *@example.com, in",
    "example.com, a@example.com, in",
    "example.com, a@www.example.com, out",
    ".example.com, a@www.example.com, in",
    ".example.com, a@example.com, out",
    "example.com, nobody, both",
    "example.com, '\"a@b\"@example.com', in",
  })
  void mailboxes(String base, String address, String where) {
    assertWhere(where, new Email(base), new Email(address));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, https://example.com/path, in",
    "example.com, https://user@example.com:8443?q, in",
    "example.com, https://www.example.com/, out",
    ".example.com, ldap://www.example.com, in",
    ".example.com, https://example.com, out",
    "example.com, https://192.0.2.1/, both",
    "example.com, urn:example:com, both",
    "example.com, https://[2001:db8::1]/, both",
    "example.com, https:///no-host, both",
  })
  void uris(String base, String uri, String where) {
    assertWhere(where, new Uri(base), new Uri(uri));
  }

  @ParameterizedTest
  @CsvSource({
    "c0000200ffffff00, c0000201, in",
    "c0000200ffffff00, c0000301, out",
    "c0000200ffffff00, 20010db8000000000000000000000001, out",
    "0000000000000000, c0000301, in",
    "20010db8000000000000000000000000ffffffff000000000000000000000000,"
        + " 20010db8000000000000000000000001, in",
  })
  void addresses(String base, String address, String where) {
    assertWhere(where, new IpAddress(hex(base)), new IpAddress(hex(address)));
  }

  @Test
  void directoryNames() {
    GeneralName example = new DirectoryName(DistinguishedName.ofCommonName("Example"));
    GeneralName spelled = new DirectoryName(DistinguishedName.ofCommonName("  EXAMPLE "));
    GeneralName other = new DirectoryName(DistinguishedName.of("Example", "Example"));
    GeneralName all = new DirectoryName(DistinguishedName.ofNothing());

    assertWhere("in", example, spelled);
    assertWhere("out", example, other);
    assertWhere("in", all, other);
    assertWhere("out", other, example);
  }

  @ParameterizedTest
  @CsvSource({
    "c0000200ffffff00, true",
    "c0000200ff00ff00, false",
    "c0000200ffffff01, false",
    "c0000200, false",
    "'', false",
  })
  void masksHaveTheirOnesInFront(String base, boolean wellFormed) {
    assertEquals(wellFormed, Subtree.isWellFormed(new IpAddress(hex(base))));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, true",
    ".example.com, true",
    "'', true",
    "_dmarc.example.com, true",
    "*.example.com, false",
    "exa mple.com, false",
    "example..com, false",
    "., false",
  })
  void constraintsAreHostNames(String base, boolean wellFormed) {
    assertEquals(wellFormed, Subtree.isWellFormed(new DnsName(base)));
  }

  @ParameterizedTest
  @CsvSource({
    "a@example.com, true",
    "example.com, true",
    "invalid@invalid@example.com, false",
    "@example.com, false",
    "a@, false",
    "'', false",
  })
  void mailConstraintsAreMailboxesOrHosts(String base, boolean wellFormed) {
    assertEquals(wellFormed, Subtree.isWellFormed(new Email(base)));
  }

  private static void assertWhere(String where, GeneralName base, GeneralName name) {
    assertEquals(where.equals("in"), Subtree.permits(base, name), "permits");
    assertEquals(!where.equals("out"), Subtree.mayExclude(base, name), "excludes");
  }

  private static Octets hex(String text) {
    return Octets.wrap(HexFormat.of().parseHex(text));
  }
}
