package dev.padlock.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.NamedGroup;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that servers of TLS 1.2 propose, and keys in them.
class FiniteFieldTest {

  private static final JcaCrypto CRYPTO = JcaCrypto.with(new SecureRandom());
  private static final FiniteField KNOWN = FiniteField.FFDHE2048;

  @Test
  void theFieldsOfRfc7919AreTaken() throws TlsException {
    assertEquals(KNOWN, proposed(KNOWN.prime(), BigInteger.TWO));
    assertEquals(FiniteField.FFDHE3072, proposed(FiniteField.FFDHE3072.prime(), BigInteger.TWO));
    assertEquals(256, KNOWN.length());
  }

  @Test
  void eachFieldOfRfc7919HasItsName() throws Exception {
    assertEquals(Optional.of(NamedGroup.FFDHE2048), NamedGroup.of(KNOWN));
    assertEquals(Optional.of(NamedGroup.FFDHE3072), NamedGroup.of(FiniteField.FFDHE3072));
    assertEquals(Optional.of(NamedGroup.FFDHE4096), named(ffdhe(4096, 5736041)));
    assertEquals(Optional.of(NamedGroup.FFDHE6144), named(ffdhe(6144, 15705020)));
    assertEquals(Optional.of(NamedGroup.FFDHE8192), named(ffdhe(8192, 10965728)));
    assertEquals(Optional.empty(), named(modp(2048).getP()));
    assertEquals(
        Optional.empty(), NamedGroup.of(new FiniteField(KNOWN.prime(), BigInteger.valueOf(5))));
  }

  private static Optional<NamedGroup> named(BigInteger prime) {
    return NamedGroup.of(new FiniteField(prime, BigInteger.TWO));
  }

  /// The JDK's generator knows the primes of RFC 3526, which are not ours.
  @Test
  void aFieldThatSomebodyElseKnowsIsTaken() throws Exception {
    DHParameterSpec modp = modp(2048);
    FiniteField field = proposed(modp.getP(), modp.getG());
    assertEquals(modp.getP(), field.prime());
    assertAgree(field);
  }

  @Test
  void aFieldBelow2048BitsIsTooSmall() {
    for (int bits : new int[] {1, 512, 1024, 2047}) {
      assertRefused(
          Misbehaviour.FINITE_FIELD_TOO_SMALL,
          BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE),
          BigInteger.TWO);
    }
    assertRefused(Misbehaviour.FINITE_FIELD_TOO_SMALL, BigInteger.ZERO, BigInteger.TWO);
  }

  @Test
  void aFieldWhoseTestWouldTakeLongIsRefusedUntested() {
    BigInteger huge = BigInteger.ONE.shiftLeft(65535).subtract(BigInteger.ONE);
    assertRefused(Misbehaviour.BAD_FINITE_FIELD, huge, BigInteger.TWO);
    assertRefused(Misbehaviour.BAD_FINITE_FIELD, power(4160), BigInteger.TWO);
    assertRefused(Misbehaviour.BAD_FINITE_FIELD, power(8192), BigInteger.TWO);
    assertRefused(Misbehaviour.BAD_FINITE_FIELD, power(2049), BigInteger.TWO);
  }

  @Test
  void aGeneratorOfNextToNothingIsRefused() {
    BigInteger p = KNOWN.prime();
    for (BigInteger generator :
        new BigInteger[] {
          BigInteger.ZERO, BigInteger.ONE, p.subtract(BigInteger.ONE), p, p.add(BigInteger.TWO)
        }) {
      assertRefused(Misbehaviour.BAD_FINITE_FIELD, p, generator);
    }
  }

  @Test
  void aCompositeModulusIsRefused() {
    BigInteger even = KNOWN.prime().subtract(BigInteger.ONE);
    assertRefused(Misbehaviour.BAD_FINITE_FIELD, even, BigInteger.TWO);
    BigInteger half = BigInteger.probablePrime(1024, new SecureRandom()).setBit(1022);
    assertRefused(Misbehaviour.BAD_FINITE_FIELD, half.multiply(half), BigInteger.TWO);
  }

  /// RFC 7919 §A.3 by its formula. A wrong number in it would hardly be a safe prime.
  @Test
  void theLargerFieldsOfRfc7919AreTakenWithoutATest() throws TlsException {
    BigInteger p = ffdhe(4096, 5736041);
    assertTrue(p.shiftRight(1).isProbablePrime(2));
    assertEquals(4096, proposed(p, BigInteger.TWO).prime().bitLength());
    assertEquals(6144, proposed(ffdhe(6144, 15705020), BigInteger.TWO).prime().bitLength());
    assertEquals(8192, proposed(ffdhe(8192, 10965728), BigInteger.TWO).prime().bitLength());
  }

  @Test
  void bothSidesAgreeInANamedField() throws TlsException {
    assertAgree(KNOWN);
    assertAgree(FiniteField.FFDHE3072);
  }

  /// Raccoon needs a key that is used twice.
  @Test
  void everyHandshakeHasAKeyOfItsOwn() throws TlsException {
    KeyExchange exchange = CRYPTO.finiteField(KNOWN);
    byte[] peer = exchange.initiate().share();
    Set<BigInteger> shares = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      shares.add(new BigInteger(1, exchange.initiate().share()));
      shares.add(new BigInteger(1, exchange.respond(peer).share()));
    }
    assertEquals(8, shares.size());
  }

  /// RFC 5246 §8.1.2.
  @Test
  void theSecretHasNoLeadingZeros() throws TlsException {
    KeyExchange exchange = CRYPTO.finiteField(KNOWN);
    for (int i = 0; i < 6000; i++) {
      KeyExchange.Initiator initiator = exchange.initiate();
      // A tiny public value: its powers are below 2^2048 as often as any number is.
      byte[] three = {3};
      Secret secret = initiator.agree(three);
      initiator.destroy();
      assertFalse(secret.bytes()[0] == 0);
      if (secret.length() < 256) {
        return;
      }
    }
    throw new AssertionError("no secret of 6,000 had a leading zero, of which one in 256 has");
  }

  @Test
  void aPublicValueMayComeWithOrWithoutItsLeadingZeros() throws TlsException {
    KeyExchange.Initiator initiator = CRYPTO.finiteField(KNOWN).initiate();
    byte[] padded = new byte[300];
    padded[299] = 5;
    assertArrayEquals(initiator.agree(new byte[] {5}).bytes(), initiator.agree(padded).bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, -2})
  void aPublicValueOfNextToNothingIsRefused(int value) throws TlsException {
    KeyExchange exchange = CRYPTO.finiteField(KNOWN);
    BigInteger y = BigInteger.valueOf(value).add(value < 0 ? KNOWN.prime() : BigInteger.ZERO);
    if (value == -2) {
      y = KNOWN.prime();
    }
    byte[] share = y.toByteArray();
    KeyExchange.Initiator initiator = exchange.initiate();
    for (var attempt :
        new Executable[] {() -> initiator.agree(share), () -> exchange.respond(share)}) {
      TlsException refused = assertThrows(TlsException.class, attempt);
      assertEquals(Misbehaviour.INVALID_KEY_SHARE, refused.refusal());
    }
  }

  private static void assertAgree(FiniteField field) throws TlsException {
    KeyExchange exchange = CRYPTO.finiteField(field);
    KeyExchange.Initiator server = exchange.initiate();
    KeyExchange.Response client = exchange.respond(server.share());
    assertArrayEquals(client.secret().bytes(), server.agree(client.share()).bytes());
    assertEquals(field.length(), server.share().length);
  }

  private static void assertRefused(Misbehaviour refusal, BigInteger prime, BigInteger generator) {
    TlsException refused = assertThrows(TlsException.class, () -> proposed(prime, generator));
    assertEquals(refusal, refused.refusal());
  }

  private static FiniteField proposed(BigInteger prime, BigInteger generator) throws TlsException {
    return FiniteField.proposed(prime.toByteArray(), generator.toByteArray());
  }

  private static DHParameterSpec modp(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DiffieHellman");
    generator.initialize(bits);
    return ((DHPublicKey) generator.generateKeyPair().getPublic()).getParams();
  }

  private static BigInteger power(int bits) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  private static BigInteger ffdhe(int bits, long x) {
    BigInteger e = BigInteger.ZERO;
    BigInteger term = BigInteger.ONE.shiftLeft(bits);
    for (int n = 1; term.signum() > 0; n++) {
      e = e.add(term);
      term = term.divide(BigInteger.valueOf(n));
    }
    BigInteger middle = e.shiftRight(130).add(BigInteger.valueOf(x)).shiftLeft(64);
    return power(bits).subtract(BigInteger.ONE.shiftLeft(bits - 64)).add(middle);
  }
}
