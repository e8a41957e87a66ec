package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.FiniteField;
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

  /// RFC 7919 §A.1 and §A.2, as they are printed there.
  @Test
  void theFiniteFieldsAreThoseOfRfc7919() {
    assertIsGroup(FieldValue.FFDHE2048, 225, RFC7919_2048);
    assertIsGroup(FieldValue.FFDHE3072, 275, RFC7919_3072);
  }

  private static void assertIsGroup(FieldValue group, int exponent, String printed) {
    BigInteger p = new BigInteger(printed.replace("\n", ""), 16);
    assertEquals(new FiniteField(p, BigInteger.TWO), group.field());
    assertTrue(p.isProbablePrime(64));
    assertTrue(p.shiftRight(1).isProbablePrime(64));
    assertEquals(p, group.group().getP());
    assertEquals(BigInteger.TWO, group.group().getG());
    assertTrue(group.group().getL() >= exponent);
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

  private static final String RFC7919_2048 =
      """
      ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1d8b9c583ce2d3695a9e13641146433fb
      cc939dce249b3ef97d2fe363630c75d8f681b202aec4617ad3df1ed5d5fd65612433f51f5f066ed0
      856365553ded1af3b557135e7f57c935984f0c70e0e68b77e2a689daf3efe8721df158a136ade735
      30acca4f483a797abc0ab182b324fb61d108a94bb2c8e3fbb96adab760d7f4681d4f42a3de394df4
      ae56ede76372bb190b07a7c8ee0a6d709e02fce1cdf7e2ecc03404cd28342f619172fe9ce98583ff
      8e4f1232eef28183c3fe3b1b4c6fad733bb5fcbc2ec22005c58ef1837d1683b2c6f34a26c1b2effa
      886b423861285c97ffffffffffffffff\
      """;

  private static final String RFC7919_3072 =
      """
      ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1d8b9c583ce2d3695a9e13641146433fb
      cc939dce249b3ef97d2fe363630c75d8f681b202aec4617ad3df1ed5d5fd65612433f51f5f066ed0
      856365553ded1af3b557135e7f57c935984f0c70e0e68b77e2a689daf3efe8721df158a136ade735
      30acca4f483a797abc0ab182b324fb61d108a94bb2c8e3fbb96adab760d7f4681d4f42a3de394df4
      ae56ede76372bb190b07a7c8ee0a6d709e02fce1cdf7e2ecc03404cd28342f619172fe9ce98583ff
      8e4f1232eef28183c3fe3b1b4c6fad733bb5fcbc2ec22005c58ef1837d1683b2c6f34a26c1b2effa
      886b4238611fcfdcde355b3b6519035bbc34f4def99c023861b46fc9d6e6c9077ad91d2691f7f7ee
      598cb0fac186d91caefe130985139270b4130c93bc437944f4fd4452e2d74dd364f2e21e71f54bff
      5cae82ab9c9df69ee86d2bc522363a0dabc521979b0deada1dbf9a42d5c4484e0abcd06bfa53ddef
      3c1b20ee3fd59d7c25e41d2b66c62e37ffffffffffffffff\
      """;
}
