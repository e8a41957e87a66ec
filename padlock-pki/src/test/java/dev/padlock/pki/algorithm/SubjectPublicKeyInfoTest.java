package dev.padlock.pki.algorithm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SubjectPublicKeyInfoTest {
  private static final BigInteger F4 = BigInteger.valueOf(65537);
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);

  @Test
  void theSizeOfAnRsaKeyIsThatOfItsModulus() throws PkiException {
    for (int bits : List.of(1, 7, 8, 9, 1023, 1024, 2047, 2048, 2049)) {
      BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);

      assertEquals(OptionalInt.of(bits), rsa(modulus, F4).bits());
      assertEquals(bits % 8 == 0, rsa(modulus, F4).rsaNumbers().areInForm(), () -> bits + " bits");
    }
  }

  @Test
  void anRsaKeyIsOfPositiveOddNumbersAndAnExponentAboveOne() throws PkiException {
    assertEquals(true, rsa(MODULUS, BigInteger.valueOf(3)).rsaNumbers().areInForm());
    assertEquals(false, rsa(MODULUS.negate(), F4).rsaNumbers().areInForm());
    assertEquals(false, rsa(MODULUS.subtract(BigInteger.ONE), F4).rsaNumbers().areInForm());
    for (long exponent : new long[] {-65537, -1, 0, 1, 2, 4, 65536}) {
      assertEquals(false, rsa(MODULUS, BigInteger.valueOf(exponent)).rsaNumbers().areInForm());
    }
  }

  @Test
  void aModulusWithAZeroTooManyIsRefused() throws PkiException {
    Octets padded = DerWriter.write(w -> w.primitive(0x02, Octets.of(new byte[] {0, 0, 1})));
    SubjectPublicKeyInfo key = rsa(DerWriter.write(w -> w.sequence(s -> s.raw(padded).integer(3))));

    assertThrows(PkiException.class, key::bits);
  }

  private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent)
      throws PkiException {
    return rsa(DerWriter.write(w -> w.sequence(s -> s.integer(modulus).integer(exponent))));
  }

  private static SubjectPublicKeyInfo rsa(Octets key) throws PkiException {
    Octets info =
        DerWriter.write(w ->
            w.sequence(
                s -> s.sequence(a -> a.oid(KeyAlgorithm.RSA.oid()).nullValue()).bitString(key)));
    return SubjectPublicKeyInfo.read(DerReader.of(info));
  }
}
