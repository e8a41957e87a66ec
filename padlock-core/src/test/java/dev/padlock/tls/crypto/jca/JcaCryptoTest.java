package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JcaCryptoTest {

  private final CryptoProvider crypto = JcaCrypto.with(new SecureRandom());

  @ParameterizedTest
  @EnumSource
  void bothSidesAgreeOnTheSameSecret(KeyExchangeAlgorithm algorithm) throws TlsException {
    assertTrue(crypto.supports(algorithm));
    KeyExchange exchange = crypto.keyExchange(algorithm);
    KeyExchange.Initiator initiator = exchange.initiate();
    assertEquals(algorithm.initiatorShareLength(), initiator.share().length);

    KeyExchange.Response response = exchange.respond(initiator.share());
    assertEquals(algorithm.responderShareLength(), response.share().length);

    Secret secret = initiator.agree(response.share());
    assertTrue(secret.matches(response.secret().bytes()));
    assertEquals("(EC)DHE shared secret", secret.name());
    initiator.destroy();
  }

  @ParameterizedTest
  @EnumSource
  void aShareOfTheWrongLengthIsRefused(KeyExchangeAlgorithm algorithm) throws TlsException {
    KeyExchange exchange = crypto.keyExchange(algorithm);
    KeyExchange.Initiator initiator = exchange.initiate();
    byte[] forResponder = initiator.share();
    byte[] forInitiator = exchange.respond(forResponder).share();
    for (int change : new int[] {-1, 1}) {
      assertInvalidShare(
          () -> exchange.respond(Arrays.copyOf(forResponder, forResponder.length + change)));
      assertInvalidShare(
          () -> initiator.agree(Arrays.copyOf(forInitiator, forInitiator.length + change)));
    }
    assertInvalidShare(() -> exchange.respond(new byte[0]));
    assertInvalidShare(() -> initiator.agree(new byte[0]));
  }

  @ParameterizedTest
  @EnumSource
  void anAllZeroOrAllOnesShareIsRefused(KeyExchangeAlgorithm algorithm) throws TlsException {
    KeyExchange exchange = crypto.keyExchange(algorithm);
    byte[] share = new byte[algorithm.initiatorShareLength()];
    if (algorithm != KeyExchangeAlgorithm.MLKEM1024) { // zero is a reduced encapsulation key
      assertInvalidShare(() -> exchange.respond(share));
    }
    Arrays.fill(share, (byte) 0xff);
    if (algorithm != KeyExchangeAlgorithm.X25519 && algorithm != KeyExchangeAlgorithm.X448) {
      assertInvalidShare(() -> exchange.respond(share));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSealedOpensAgainInEveryCallingShape(AeadAlgorithm algorithm) throws TlsException {
    Secret key = Secret.of("key", crypto.random().generateSeed(algorithm.keyLength()));
    Aead sealer = crypto.sealer(algorithm, key);
    Aead opener = crypto.opener(algorithm, key);
    byte[] additional = {23, 3, 3, 0, 0, 99};
    for (int length : new int[] {0, 1, 15, 16, 17, 1000, 16384}) {
      byte[] content = new byte[length];
      crypto.random().nextBytes(content);
      byte[] nonce = new byte[algorithm.ivLength()];
      nonce[11] = (byte) length;
      nonce[10] = (byte) (length >> 8);

      byte[] record = new byte[length + 1 + algorithm.tagLength()];
      sealer.begin(nonce, additional, 5);
      int done = sealer.update(content, 0, length, record, 0);
      done += sealer.finish(new byte[] {23}, 0, 1, record, done);
      assertEquals(record.length, done);

      byte[] opened = new byte[length + 1];
      opener.begin(nonce, additional, 5);
      assertEquals(length + 1, opener.finish(record, 0, record.length, opened, 0));
      assertArrayEquals(content, Arrays.copyOf(opened, length));
      assertEquals(23, opened[length]);

      byte[] inPlace = record.clone();
      opener.begin(nonce, additional, 5);
      assertEquals(length + 1, opener.finish(inPlace, 0, inPlace.length, inPlace, 0));
      assertArrayEquals(opened, Arrays.copyOf(inPlace, length + 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDestinationMayBeTheSourcesArrayAtTheSameOrALowerOffset(AeadAlgorithm algorithm)
      throws TlsException {
    Secret key = Secret.of("key", new byte[algorithm.keyLength()]);
    Aead sealer = crypto.sealer(algorithm, key);
    Aead opener = crypto.opener(algorithm, key);
    byte[] content = new byte[3000];
    crypto.random().nextBytes(content);
    byte[] nonce = new byte[algorithm.ivLength()];
    for (int lower : new int[] {0, 1, 5, 8, 13, 16, 100}) {
      nonce[0]++;
      byte[] buffer = new byte[content.length + lower + algorithm.tagLength()];
      System.arraycopy(content, 0, buffer, lower, content.length);
      sealer.begin(nonce, nonce, 5);
      int sealed = sealer.finish(buffer, lower, content.length, buffer, 0);
      assertEquals(content.length + algorithm.tagLength(), sealed);

      System.arraycopy(buffer, 0, buffer, lower, sealed);
      opener.begin(nonce, nonce, 5);
      assertEquals(content.length, opener.finish(buffer, lower, sealed, buffer, 0));
      assertArrayEquals(content, Arrays.copyOf(buffer, content.length), "lower by " + lower);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNonceIsNotUsedTwiceForSealing(AeadAlgorithm algorithm) throws TlsException {
    Aead sealer = crypto.sealer(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    sealer.begin(new byte[12], new byte[5], 5);
    sealer.finish(new byte[9], 0, 9, new byte[99], 0);
    TlsException refused =
        assertThrows(TlsException.class, () -> sealer.begin(new byte[12], new byte[5], 5));
    assertEquals(InternalFailure.CRYPTO_FAILED, refused.refusal());
  }

  @ParameterizedTest
  @EnumSource
  void aDestinationWithoutRoomIsAFailureOfOurs(AeadAlgorithm algorithm) throws TlsException {
    Aead sealer = crypto.sealer(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    sealer.begin(new byte[12], new byte[5], 5);
    TlsException refused =
        assertThrows(TlsException.class, () -> sealer.finish(new byte[90], 0, 90, new byte[99], 0));
    assertEquals(InternalFailure.CRYPTO_FAILED, refused.refusal());
    Aead another = crypto.sealer(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    another.begin(new byte[12], new byte[5], 5);
    TlsException partly =
        assertThrows(TlsException.class, () -> another.update(new byte[90], 0, 90, new byte[9], 0));
    assertEquals(InternalFailure.CRYPTO_FAILED, partly.refusal());
  }

  @ParameterizedTest
  @EnumSource
  void aKeyOfAnotherLengthIsRefused(AeadAlgorithm algorithm) {
    Secret key = Secret.of("key", new byte[algorithm.keyLength() - 1]);
    assertThrows(IllegalArgumentException.class, () -> crypto.sealer(algorithm, key));
  }

  @ParameterizedTest
  @EnumSource
  void aBadTagIsNamedAndLeavesZeros(AeadAlgorithm algorithm) throws TlsException {
    Secret key = Secret.of("key", new byte[algorithm.keyLength()]);
    Aead sealer = crypto.sealer(algorithm, key);
    byte[] record = new byte[100 + algorithm.tagLength()];
    sealer.begin(new byte[12], new byte[5], 5);
    sealer.finish(new byte[100], 0, 100, record, 0);
    record[50] ^= 1;

    byte[] destination = new byte[120];
    Arrays.fill(destination, (byte) 7);
    Aead opener = crypto.opener(algorithm, key);
    opener.begin(new byte[12], new byte[5], 5);
    TlsException refused =
        assertThrows(
            TlsException.class, () -> opener.finish(record, 0, record.length, destination, 10));
    assertEquals(RecordFault.BAD_RECORD_MAC, refused.refusal());
    assertArrayEquals(new byte[100], Arrays.copyOfRange(destination, 10, 110));
    assertEquals(7, destination[9]);
    assertEquals(7, destination[110]);
  }

  @ParameterizedTest
  @EnumSource
  void aRecordShorterThanItsTagIsABadOne(AeadAlgorithm algorithm) throws TlsException {
    Aead opener = crypto.opener(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    opener.begin(new byte[12], new byte[5], 5);
    TlsException refused =
        assertThrows(TlsException.class, () -> opener.finish(new byte[15], 0, 15, new byte[32], 0));
    assertEquals(RecordFault.BAD_RECORD_MAC, refused.refusal());
  }

  @ParameterizedTest
  @EnumSource
  void aDestroyedAeadIsNotUsedAgain(AeadAlgorithm algorithm) throws TlsException {
    Aead sealer = crypto.sealer(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    sealer.destroy();
    assertThrows(IllegalStateException.class, () -> sealer.begin(new byte[12], new byte[5], 5));
  }

  @ParameterizedTest
  @EnumSource
  void aHashRunsOnAfterASnapshotAndACopy(HashAlgorithm algorithm) throws GeneralSecurityException {
    Hash hash = crypto.hash(algorithm);
    assertArrayEquals(digest(algorithm, ""), hash.snapshot());
    hash.update(ascii("padlock"), 0, 3);
    Hash copy = hash.copy();
    assertArrayEquals(digest(algorithm, "pad"), hash.snapshot());
    hash.update(ascii("padlock"), 3, 4);
    copy.update(ascii("dle"), 0, 3);
    assertArrayEquals(digest(algorithm, "padlock"), hash.snapshot());
    assertArrayEquals(digest(algorithm, "paddle"), copy.snapshot());
    assertEquals(algorithm.length(), hash.snapshot().length);
  }

  @Test
  void everySignatureAlgorithmSignsAndVerifies() throws GeneralSecurityException, TlsException {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      assertTrue(crypto.supports(algorithm));
      KeyPair pair = keyPair(algorithm);
      assertTrue(algorithm.fits(pair.getPublic()), algorithm::toString);
      byte[] signature = crypto.signer(algorithm, pair.getPrivate()).sign(ascii("content"));
      var verifier = crypto.verifier(algorithm, pair.getPublic());
      assertTrue(verifier.verify(ascii("content"), signature), algorithm::toString);
      assertFalse(verifier.verify(ascii("c0ntent"), signature), algorithm::toString);
      assertFalse(verifier.verify(ascii("content"), new byte[0]), algorithm::toString);
      assertTrue(verifier.verify(ascii("content"), signature), algorithm::toString);
    }
  }

  @Test
  void aKeyFitsOnlyTheAlgorithmsOfItsShape() throws GeneralSecurityException {
    for (SignatureAlgorithm of : SignatureAlgorithm.values()) {
      KeyPair pair = keyPair(of);
      for (SignatureAlgorithm asked : SignatureAlgorithm.values()) {
        boolean fits = asked.fits(pair.getPublic());
        boolean ofAnyCurve = asked.name().startsWith("ECDSA_SHA") && of.name().startsWith("ECDSA");
        assertEquals(
            shape(of).equals(shape(asked)) || ofAnyCurve,
            fits,
            () -> asked + " with a key for " + of);
        if (!fits) {
          TlsException refused =
              assertThrows(TlsException.class, () -> crypto.verifier(asked, pair.getPublic()));
          assertEquals(Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY, refused.refusal());
        }
      }
    }
  }

  @Test
  void aPrivateKeyThatCannotSignIsRefusedByName() throws GeneralSecurityException {
    KeyPair pair = keyPair(SignatureAlgorithm.ED25519);
    TlsException refused =
        assertThrows(
            TlsException.class,
            () -> crypto.signer(SignatureAlgorithm.ECDSA_SECP256R1_SHA256, pair.getPrivate()));
    assertEquals(ConfigurationFault.KEY_CANNOT_SIGN, refused.refusal());
  }

  @Test
  void everyPrimitiveSaysWhereItComesFrom() {
    assertEquals(Primitive.values().length, crypto.origins().size());
    assertTrue(crypto.origins().get("AES_GCM").startsWith("SunJCE "));
  }

  @Test
  void slowAesIsWhatOneSays() {
    assertTrue(crypto.acceleratesAes());
    assertFalse(JcaCrypto.with(new SecureRandom()).withSlowAes().acceleratesAes());
  }

  private interface Attempt {
    Object make() throws TlsException;
  }

  private static void assertInvalidShare(Attempt attempt) {
    TlsException refused = assertThrows(TlsException.class, attempt::make);
    assertEquals(Misbehaviour.INVALID_KEY_SHARE, refused.refusal());
  }

  /// The shape of the key that [#keyPair] makes; that of ECDSA without a curve is of another curve.
  private static String shape(SignatureAlgorithm algorithm) {
    String name = algorithm.name();
    if (name.startsWith("RSA_PSS_PSS")) {
      return "PSS";
    }
    return switch (algorithm) {
      case ECDSA_SHA256 -> "ECDSA_SECP384R1_SHA384";
      case ECDSA_SHA384 -> "ECDSA_SECP521R1_SHA512";
      case ECDSA_SHA512 -> "ECDSA_SECP256R1_SHA256";
      default -> name.startsWith("RSA") ? "RSA" : name;
    };
  }

  private static KeyPair keyPair(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ECDSA_SECP256R1_SHA256, ECDSA_SHA512 -> curve("secp256r1");
      case ECDSA_SECP384R1_SHA384, ECDSA_SHA256 -> curve("secp384r1");
      case ECDSA_SECP521R1_SHA512, ECDSA_SHA384 -> curve("secp521r1");
      case ED25519 -> generated("Ed25519");
      case ED448 -> generated("Ed448");
      case MLDSA44 -> generated("ML-DSA-44");
      case MLDSA65 -> generated("ML-DSA-65");
      case MLDSA87 -> generated("ML-DSA-87");
      case RSA_PSS_PSS_SHA256, RSA_PSS_PSS_SHA384, RSA_PSS_PSS_SHA512 -> PSS;
      default -> RSA;
    };
  }

  private static final KeyPair RSA;
  private static final KeyPair PSS;

  static {
    try {
      RSA = generated("RSA");
      PSS = generated("RSASSA-PSS");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair curve(String name) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    return generator.generateKeyPair();
  }

  private static KeyPair generated(String name) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(name);
    if (name.startsWith("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private static byte[] digest(HashAlgorithm algorithm, String text)
      throws GeneralSecurityException {
    return MessageDigest.getInstance(algorithm.jcaName()).digest(ascii(text));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
