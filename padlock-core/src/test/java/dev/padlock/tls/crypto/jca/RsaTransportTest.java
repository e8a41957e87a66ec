package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.crypto.RsaDecryption;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Wycheproof's vectors cannot say: the premaster secret's length and version, and what comes
/// in its place. ROBOT's questions are here too.
class RsaTransportTest {

  private static final int VERSION = 0x0303;
  private static final KeyPair KEYS = keys(2048);

  private final JcaCrypto crypto = JcaCrypto.with(new SecureRandom());

  @Test
  void whatTheClientEncryptsTheServerDecrypts() throws Exception {
    byte[] premaster = premaster(VERSION);
    byte[] encrypted =
        crypto.rsaEncryption(KEYS.getPublic()).encrypt(Secret.of("premaster", premaster.clone()));

    assertArrayEquals(premaster, decrypted(encrypted, VERSION));
  }

  /// A padding can be right, and the key object used again and again.
  @Test
  void oneObjectAnswersEveryQuestion() throws Exception {
    RsaDecryption decryption = crypto.rsaDecryption(KEYS.getPrivate());
    byte[] right = raw(padded(premaster(VERSION), 2));
    byte[] wrong = raw(padded(premaster(VERSION), 1));
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(premaster(VERSION), decryption.premaster(right, VERSION).bytes());
      assertNotPremaster(decryption.premaster(wrong, VERSION).bytes());
    }
  }

  /// ROBOT: the zero missing, in the first eight bytes, or in the wrong place; other block types;
  /// and what is right but for its version or length (RFC 5246 §7.4.7.1).
  @Test
  void whateverIsWrongGivesAnotherSecretEachTime() throws Exception {
    byte[] good = padded(premaster(VERSION), 2);
    assertRandom(raw(padded(premaster(VERSION), 0)));
    assertRandom(raw(padded(premaster(VERSION), 1)));
    assertRandom(raw(padded(premaster(VERSION), 0x17)));
    assertRandom(raw(padded(premaster(0x0302), 2)));
    assertRandom(raw(padded(premaster(0x0203), 2)));
    assertRandom(raw(padded(Arrays.copyOf(premaster(VERSION), 47), 2)));
    assertRandom(raw(padded(Arrays.copyOf(premaster(VERSION), 49), 2)));
    assertRandom(raw(padded(new byte[0], 2)));
    for (int zero : new int[] {2, 9, 10, 100, good.length - 50}) {
      byte[] changed = good.clone();
      changed[zero] = 0;
      assertRandom(raw(changed));
    }
    byte[] noSeparator = good.clone();
    noSeparator[good.length - 49] = 1;
    assertRandom(raw(noSeparator));
    byte[] firstByte = good.clone();
    firstByte[0] = 1;
    assertRandom(raw(firstByte));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 257, 512, 65535})
  void aCiphertextOfAnotherLengthGivesARandomSecret(int length) throws Exception {
    byte[] encrypted = new byte[length];
    new Random(length).nextBytes(encrypted);
    assertRandom(encrypted);
  }

  @Test
  void aNumberBeyondTheModulusGivesARandomSecret() throws Exception {
    byte[] beyond = new byte[256];
    Arrays.fill(beyond, (byte) 0xff);
    assertRandom(beyond);
    byte[] modulus = ((RSAPublicKey) KEYS.getPublic()).getModulus().toByteArray();
    assertRandom(Arrays.copyOfRange(modulus, modulus.length - 256, modulus.length));
    assertRandom(new byte[256]);
  }

  @Test
  void aKeyThatIsTooShortForAPremasterSecretIsRefused() {
    PrivateKey tiny = keys(512).getPrivate();
    assertDoesNotThrow(() -> crypto.rsaDecryption(tiny));
    TlsException refused =
        assertThrows(TlsException.class, () -> crypto.rsaDecryption(strange(464)));
    assertEquals(ConfigurationFault.KEY_CANNOT_DECRYPT, refused.refusal());
  }

  /// A key that only its module understands, and whose module is not here.
  @Test
  void aKeyOfNobodyIsRefused() {
    TlsException refused =
        assertThrows(TlsException.class, () -> crypto.rsaDecryption(strange(2048)));
    assertEquals(ConfigurationFault.KEY_CANNOT_DECRYPT, refused.refusal());
    assertFalse(refused.getSuppressed().length == 0);
  }

  private void assertRandom(byte[] encrypted) throws TlsException {
    byte[] one = decrypted(encrypted, VERSION);
    byte[] two = decrypted(encrypted, VERSION);
    assertNotPremaster(one);
    assertFalse(Arrays.equals(one, two));
  }

  private static void assertNotPremaster(byte[] bytes) {
    assertEquals(RsaDecryption.PREMASTER_LENGTH, bytes.length);
    assertFalse(Arrays.equals(premaster(VERSION), bytes));
  }

  private byte[] decrypted(byte[] encrypted, int version) throws TlsException {
    return crypto.rsaDecryption(KEYS.getPrivate()).premaster(encrypted, version).bytes();
  }

  private static byte[] premaster(int version) {
    byte[] premaster = new byte[48];
    Arrays.fill(premaster, (byte) 0x42);
    premaster[0] = (byte) (version >> 8);
    premaster[1] = (byte) version;
    return premaster;
  }

  private static byte[] padded(byte[] message, int blockType) {
    byte[] encoded = new byte[256];
    Arrays.fill(encoded, (byte) 0x99);
    encoded[0] = 0;
    encoded[1] = (byte) blockType;
    encoded[encoded.length - message.length - 1] = 0;
    System.arraycopy(message, 0, encoded, encoded.length - message.length, message.length);
    return encoded;
  }

  private static byte[] raw(byte[] encoded) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, KEYS.getPublic());
    return cipher.doFinal(encoded);
  }

  private static KeyPair keys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey strange(int bits) {
    record Strange(BigInteger modulus) implements PrivateKey, RSAKey {
      @Override
      public BigInteger getModulus() {
        return modulus;
      }

      @Override
      public @Nullable AlgorithmParameterSpec getParams() {
        return null;
      }

      @Override
      public String getAlgorithm() {
        return "RSA";
      }

      @Override
      public String getFormat() {
        return "none";
      }

      @Override
      public byte[] getEncoded() {
        return new byte[0];
      }
    }
    return new Strange(BigInteger.ONE.shiftLeft(bits - 1));
  }
}
