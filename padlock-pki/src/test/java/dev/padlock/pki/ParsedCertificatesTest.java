package dev.padlock.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class ParsedCertificatesTest {
  private final ParsedCertificates parsed = new ParsedCertificates();

  @Test
  void theSameBytesAreReadOnce() throws PkiException {
    byte[] der = certificate("A");

    Certificate first = parsed.read(Octets.of(der));

    assertSame(first, parsed.read(Octets.of(der)));
    assertEquals(1, parsed.size());
  }

  @Test
  void otherBytesWithTheSameEndAreAnotherCertificate() throws PkiException {
    byte[] der = certificate("A");
    byte[] other = der.clone();
    other[20] ^= 1; // in the serial number

    Certificate first = parsed.read(Octets.of(der));
    Certificate second = parsed.read(Octets.of(other));

    assertNotSame(first, second);
    assertEquals(Octets.of(other), second.der());
  }

  @Test
  void whatCanNotBeReadIsNotKept() {
    assertThrows(PkiException.class, () -> parsed.read(Octets.of(new byte[] {0x30, 0x00})));
    assertEquals(0, parsed.size());
  }

  @Test
  void theNumberIsBounded() throws PkiException {
    byte[] der = certificate("A");
    for (int i = 0; i < 1_100; i++) {
      der[18] = (byte) i;
      der[19] = (byte) (i >> 8);
      parsed.read(Octets.of(der));
    }
    assertEquals(1_024, parsed.size());
  }

  @Test
  void theBytesAreBounded() throws PkiException {
    byte[] der = certificate("x".repeat(15_000));
    for (int i = 0; i < 400; i++) {
      der[20] = (byte) i;
      der[21] = (byte) (i >> 8);
      parsed.read(Octets.of(der));
    }
    assertTrue(parsed.size() < 300, parsed.size() + " of 15 KB each");
  }

  private static byte[] certificate(String name) throws PkiException {
    Ambience ambience = new Ambience(new SecureRandom(), InstantSource.system());
    return CertificateAuthority.create(CertificateProfile.root(name), ambience)
        .certificate()
        .der()
        .toArray();
  }
}
