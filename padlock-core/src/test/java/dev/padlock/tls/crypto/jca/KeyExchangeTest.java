package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPrivateKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What the vectors of others do not cover: finite fields, hybrids, and shares that were changed.
class KeyExchangeTest {

  private final JcaCrypto crypto = JcaCrypto.with(new SecureRandom());

  /// RFC 7919 §A.1: `p = 2^b - 2^(b-64) + (floor(2^(b-130) e) + X) 2^64 - 1`, a safe prime.
  @Test
  void theFiniteFieldsAreThoseOfRfc7919() {
    assertIsGroup(FieldValue.FFDHE2048, 2048, 560316, 225);
    assertIsGroup(FieldValue.FFDHE3072, 3072, 2625351, 275);
  }

  private static void assertIsGroup(DHParameterSpec group, int bits, long x, int exponent) {
    BigInteger p = group.getP();
    BigInteger middle = floorOfE(bits - 130).add(BigInteger.valueOf(x)).shiftLeft(64);
    BigInteger expected =
        power(bits).subtract(power(bits - 64)).add(middle).subtract(BigInteger.ONE);
    assertEquals(expected, p);
    assertTrue(p.isProbablePrime(64));
    assertTrue(p.shiftRight(1).isProbablePrime(64));
    assertEquals(BigInteger.TWO, group.getG());
    assertTrue(group.getL() >= exponent);
  }

  private static BigInteger power(int exponent) {
    return BigInteger.ONE.shiftLeft(exponent);
  }

  /// `floor(2^bits e)` by the series of 1/n!, with 64 bits to spare.
  private static BigInteger floorOfE(int bits) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = power(bits + 64);
    for (int n = 1; term.signum() > 0; n++) {
      sum = sum.add(term);
      term = term.divide(BigInteger.valueOf(n));
    }
    return sum.shiftRight(64);
  }

  @ParameterizedTest
  @EnumSource(names = {"FFDHE2048", "FFDHE3072"})
  void aFiniteFieldSecretKeepsItsLeadingZeros(KeyExchangeAlgorithm algorithm)
      throws GeneralSecurityException, TlsException {
    DiffieHellman exchange = (DiffieHellman) crypto.keyExchange(algorithm);
    DHParameterSpec group = (DHParameterSpec) exchange.group();
    PrivateKey three =
        KeyFactory.getInstance("DiffieHellman")
            .generatePrivate(
                new DHPrivateKeySpec(BigInteger.valueOf(3), group.getP(), group.getG()));
    int length = algorithm.responderShareLength();
    byte[] two = new byte[length];
    two[length - 1] = 2;
    byte[] eight = new byte[length];
    eight[length - 1] = 8;
    assertArrayEquals(eight, exchange.initiator(three, two).agree(two).bytes());
  }

  @ParameterizedTest
  @EnumSource(names = {"FFDHE2048", "FFDHE3072"})
  void aFiniteFieldShareLiesStrictlyBetweenOneAndPrimeLessOne(KeyExchangeAlgorithm algorithm)
      throws TlsException {
    DiffieHellman exchange = (DiffieHellman) crypto.keyExchange(algorithm);
    BigInteger p = ((DHParameterSpec) exchange.group()).getP();
    assertRefused(exchange, bytes(BigInteger.ONE, algorithm));
    assertRefused(exchange, bytes(p.subtract(BigInteger.ONE), algorithm));
    assertRefused(exchange, bytes(p, algorithm));
    assertEquals(
        algorithm.responderShareLength(),
        exchange.respond(bytes(p.subtract(BigInteger.TWO), algorithm)).secret().length());
  }

  private static byte[] bytes(BigInteger number, KeyExchangeAlgorithm algorithm) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[algorithm.initiatorShareLength()];
    int kept = Math.min(bytes.length, padded.length);
    System.arraycopy(bytes, bytes.length - kept, padded, padded.length - kept, kept);
    return padded;
  }

  /// RFC 10024: both halves count, in the order of the group's name but for X25519MLKEM768.
  @ParameterizedTest
  @EnumSource(names = ".*_MLKEM.*", mode = Mode.MATCH_ALL)
  void aHybridIsItsTwoHalvesSideBySide(KeyExchangeAlgorithm algorithm) throws TlsException {
    HybridExchange hybrid = (HybridExchange) crypto.keyExchange(algorithm);
    boolean postQuantumFirst = algorithm == KeyExchangeAlgorithm.X25519_MLKEM768;
    assertEquals(postQuantumFirst, hybrid.first() instanceof KeyEncapsulation);
    assertEquals(postQuantumFirst, hybrid.second() instanceof DiffieHellman);

    KeyExchange.Initiator one = hybrid.first().initiate();
    KeyExchange.Initiator two = hybrid.second().initiate();
    KeyExchange.Response response = hybrid.respond(concatenation(one.share(), two.share()));
    int middle = hybrid.split().responderShare();
    Secret first = one.agree(Arrays.copyOf(response.share(), middle));
    Secret second =
        two.agree(Arrays.copyOfRange(response.share(), middle, response.share().length));
    assertArrayEquals(concatenation(first.bytes(), second.bytes()), response.secret().bytes());
  }

  @ParameterizedTest
  @EnumSource(names = ".*_MLKEM.*", mode = Mode.MATCH_ALL)
  void aHybridRefusesABadHalf(KeyExchangeAlgorithm algorithm) throws TlsException {
    KeyExchange hybrid = crypto.keyExchange(algorithm);
    KeyExchange.Initiator initiator = hybrid.initiate();
    int curve = algorithm == KeyExchangeAlgorithm.X25519_MLKEM768 ? 1184 : 0;
    byte[] offCurve = initiator.share();
    Arrays.fill(offCurve, curve + 1, curve + 32, (byte) 0);
    offCurve[curve] = (byte) (curve == 0 ? 4 : 0);
    assertRefused(hybrid, offCurve);

    int kem = curve == 0 ? algorithm.initiatorShareLength() - 40 : 0;
    byte[] unreduced = initiator.share();
    Arrays.fill(unreduced, kem, kem + 8, (byte) 0xff);
    assertRefused(hybrid, unreduced);
  }

  @ParameterizedTest
  @EnumSource(names = {"SECP256R1", "SECP384R1", "SECP521R1"})
  void aPointOffItsCurveOrInAnotherFormIsRefused(KeyExchangeAlgorithm algorithm)
      throws TlsException {
    KeyExchange exchange = crypto.keyExchange(algorithm);
    byte[] share = exchange.initiate().share();
    byte[] off = share.clone();
    off[off.length - 1] ^= 1;
    assertRefused(exchange, off);
    for (int form : new int[] {0, 2, 3, 5, 6, 7}) {
      byte[] other = share.clone();
      other[0] = (byte) form;
      assertRefused(exchange, other);
    }
    byte[] compressed = Arrays.copyOf(share, 1 + share.length / 2);
    compressed[0] = 2;
    assertRefused(exchange, compressed);
    assertRefused(exchange, new byte[] {0}); // the point at infinity
  }

  @ParameterizedTest
  @EnumSource
  void everyInitiatorHasAKeyOfItsOwn(KeyExchangeAlgorithm algorithm) throws TlsException {
    KeyExchange exchange = crypto.keyExchange(algorithm);
    KeyExchange.Initiator initiator = exchange.initiate();
    assertFalse(Arrays.equals(initiator.share(), exchange.initiate().share()));
    byte[] share = initiator.share();
    share[0] ^= 1;
    assertNotEquals(share[0], initiator.share()[0]);
  }

  @Test
  void anInitiatorForgetsItsKeyWhereTheProviderCan() throws TlsException {
    KeyExchange.Initiator postQuantum =
        crypto.keyExchange(KeyExchangeAlgorithm.MLKEM1024).initiate();
    postQuantum.destroy();
    byte[] ciphertext = new byte[KeyExchangeAlgorithm.MLKEM1024.responderShareLength()];
    assertThrows(TlsException.class, () -> postQuantum.agree(ciphertext));

    for (int i = 0; i < 2; i++) { // the JDK cannot, and is not asked again
      crypto.keyExchange(KeyExchangeAlgorithm.X25519).initiate().destroy();
    }
  }

  /// FIPS 203 §6.3: a ciphertext that was changed gives a secret that the other side does not have.
  @Test
  void aChangedCiphertextGivesAnotherSecret() throws TlsException {
    KeyExchange exchange = crypto.keyExchange(KeyExchangeAlgorithm.MLKEM1024);
    KeyExchange.Initiator initiator = exchange.initiate();
    KeyExchange.Response response = exchange.respond(initiator.share());
    byte[] changed = response.share().clone();
    changed[7] ^= 1;
    assertFalse(initiator.agree(changed).matches(response.secret().bytes()));
    assertTrue(initiator.agree(response.share()).matches(response.secret().bytes()));
  }

  private static void assertRefused(KeyExchange exchange, byte[] share) {
    TlsException refused = assertThrows(TlsException.class, () -> exchange.respond(share));
    assertEquals(Misbehaviour.INVALID_KEY_SHARE, refused.refusal());
  }

  private static byte[] concatenation(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
