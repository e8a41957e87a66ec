package dev.padlock.proving.bogo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.CipherSuite;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How flags are read.
class FlagsTest {

  private static Flags read(String... flags) throws Unimplemented {
    return Flags.read(List.of(flags));
  }

  @Test
  void aFlagWithoutPrefixIsForAllConnections() throws Exception {
    Flags flags = read("-server", "-port", "1234");
    for (Settings settings : List.of(flags.initial(), flags.resumed(), flags.retried())) {
      assertTrue(settings.endpoint.server);
      assertEquals(1234, settings.endpoint.port);
    }
  }

  @Test
  void aPrefixSaysForWhichConnectionsAFlagIs() throws Exception {
    Flags flags =
        read(
            "-on-initial-expect-curve-id",
            "29",
            "-on-resume-expect-curve-id",
            "23",
            "-on-retry-expect-curve-id",
            "24",
            "-on-shim-async",
            "-on-handshaker-server");
    assertEquals(29, flags.initial().expected.group);
    assertEquals(23, flags.resumed().expected.group);
    assertEquals(24, flags.retried().expected.group);
    assertTrue(flags.retried().endpoint.async);
    assertFalse(flags.initial().endpoint.server);
  }

  @Test
  void listsGrowWithEveryFlag() throws Exception {
    Settings settings = read("-curves", "29", "-curves", "23", "-key-shares", "23").initial();
    assertEquals(List.of(29, 23), settings.offer.groups);
    assertEquals(List.of(23), settings.offer.keyShares);
    assertEquals(List.of(), read("-no-key-shares").initial().offer.keyShares);
  }

  @Test
  void credentialsAreDescribedOneAfterTheOther() throws Exception {
    Settings settings =
        read(
                "-cert-file",
                "a",
                "-new-x509-credential",
                "-cert-file",
                "b",
                "-signing-prefs",
                "2052",
                "-must-match-issuer")
            .initial();
    assertEquals("a", settings.credentials.get(0).chainFile);
    assertEquals(List.of(), settings.credentials.get(0).schemes);
    assertEquals("b", settings.credentials.get(1).chainFile);
    assertEquals(List.of(2052), settings.credentials.get(1).schemes);
    assertTrue(settings.credentials.get(1).mustMatchIssuer);
  }

  @Test
  void parametersAreBytes() throws Exception {
    Settings settings =
        read(
                "-advertise-alpn",
                "\3foo\6bar\0\1z",
                "-ocsp-response",
                "AQID",
                "-use-client-ca-list",
                "30,3100")
            .initial();
    assertEquals(List.of("foo", "bar\0\1z"), settings.offer.protocols);
    assertEquals(Opaque.of(new byte[] {1, 2, 3}), settings.credential().ocspResponse);
    assertEquals(
        List.of(Opaque.of(new byte[] {0x30}), Opaque.of(new byte[] {0x31, 0})),
        settings.peer.authorities);
  }

  @Test
  void versionsAndSuitesAreRead() throws Exception {
    Settings settings =
        read("-max-version", "771", "-no-tls13", "-cipher", "TLS_RSA_WITH_AES_128_CBC_SHA")
            .initial();
    assertEquals(771, settings.offer.maxVersion);
    assertEquals(Set.of(0x0304), settings.offer.without);
    assertEquals(List.of(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA), settings.offer.suites);
    assertTrue(waiting("-cipher", "ALL:3DES").startsWith("3DES"));
    assertTrue(waiting("-expect-total-renegotiations", "1").startsWith("renegotiation"));
  }

  @Test
  void whatWaitsIsNamed() {
    assertEquals("tls-unique, which Padlock never offers (RFC 9266 §1)", waiting("-tls-unique"));
    assertEquals("raw public keys (RFC 7250)", waiting("-new-rpk-credential"));
    assertEquals("the flag -no-such-flag", waiting("-on-resume-no-such-flag"));
  }

  private static String waiting(String... flags) {
    return String.valueOf(assertThrows(Unimplemented.class, () -> read(flags)).getMessage());
  }

  @Test
  void aParameterMustBeThere() {
    assertThrows(IllegalArgumentException.class, () -> read("-port"));
    assertThrows(IllegalArgumentException.class, () -> read("port"));
  }
}
