package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.RsaDecryption;
import dev.padlock.tls.crypto.RsaEncryption;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;

/// Key transport with the JCA's RSA. The padding is ours on the way in, because the JCA's answer to
/// a bad one is an exception.
final class JcaRsa implements RsaDecryption {

  private static final String RAW = "RSA/ECB/NoPadding";
  private static final String PADDED = "RSA/ECB/PKCS1Padding";

  private final Cipher cipher;
  private final BigInteger modulus;
  private final SecureRandom random;

  private JcaRsa(Cipher cipher, BigInteger modulus, SecureRandom random) {
    this.cipher = cipher;
    this.modulus = modulus;
    this.random = random;
  }

  static JcaRsa decryption(PrivateKey key, Providers providers, SecureRandom random)
      throws TlsException {
    if (!(key instanceof RSAKey rsa)
        || length(rsa.getModulus()) < PREMASTER_LENGTH + RsaPadding.OVERHEAD) {
      throw ConfigurationFault.KEY_CANNOT_DECRYPT.refuse("key", key.getAlgorithm());
    }
    Cipher cipher = ready(RAW, Cipher.DECRYPT_MODE, key, providers, random);
    return new JcaRsa(cipher, rsa.getModulus(), random);
  }

  static RsaEncryption encryption(PublicKey key, Providers providers, SecureRandom random)
      throws TlsException {
    Cipher cipher = ready(PADDED, Cipher.ENCRYPT_MODE, key, providers, random);
    return premaster -> {
      try {
        return cipher.doFinal(premaster.bytes());
      } catch (GeneralSecurityException | ProviderException e) {
        throw InternalFailure.CRYPTO_FAILED.refuse("encryption", key.getAlgorithm()).causedBy(e);
      }
    };
  }

  @Override
  public Secret premaster(byte[] encrypted, int offeredVersion) {
    byte[] otherwise = new byte[PREMASTER_LENGTH];
    random.nextBytes(otherwise);
    byte[] encoded = decrypt(encrypted);
    int right =
        RsaPadding.isRight(encoded, PREMASTER_LENGTH)
            & RsaPadding.startsWith(encoded, PREMASTER_LENGTH, offeredVersion);
    byte[] premaster = RsaPadding.choose(right, encoded, otherwise);
    Arrays.fill(encoded, (byte) 0);
    Arrays.fill(otherwise, (byte) 0);
    return Secret.of("premaster secret", premaster);
  }

  /// The encoded message, as long as the modulus. What cannot be a ciphertext, which its sender
  /// knows, is replaced by the ciphertext 1, so that decrypting takes place all the same; what a
  /// provider refuses beyond that, by zeros, which are no padding.
  byte[] decrypt(byte[] encrypted) {
    int length = length(modulus);
    boolean fits =
        encrypted.length == length && new BigInteger(1, encrypted).compareTo(modulus) < 0;
    byte[] ciphertext = fits ? encrypted : one(length);
    byte[] encoded = new byte[length];
    try {
      byte[] raw = cipher.doFinal(ciphertext);
      System.arraycopy(raw, 0, encoded, length - raw.length, raw.length);
      Arrays.fill(raw, (byte) 0);
    } catch (GeneralSecurityException | ProviderException unanswered) {
      Arrays.fill(encoded, (byte) 0);
    }
    return encoded;
  }

  private static byte[] one(int length) {
    byte[] one = new byte[length];
    one[length - 1] = 1;
    return one;
  }

  /// A cipher that has accepted the key: of the chosen provider, or of another if the key lives
  /// there.
  private static Cipher ready(
      String name, int mode, Key key, Providers providers, SecureRandom random)
      throws TlsException {
    List<InvalidKeyException> reasons = new ArrayList<>();
    List<Provider> preferred = providers.preferred(Primitive.RSA_TRANSPORT, "Cipher", "RSA");
    Start start = cipher -> cipher.init(mode, key, random);
    Optional<Cipher> ready = firstToAccept(preferred, name, start, reasons);
    if (ready.isEmpty()) {
      ready = firstToAccept(Providers.registered("Cipher", "RSA"), name, start, reasons);
    }
    return ready.orElseThrow(() -> {
      TlsException refused =
          ConfigurationFault.KEY_CANNOT_DECRYPT.refuse("key", key.getAlgorithm());
      reasons.forEach(refused::addSuppressed);
      return refused;
    });
  }

  private interface Start {
    void with(Cipher cipher) throws InvalidKeyException;
  }

  private static Optional<Cipher> firstToAccept(
      List<Provider> providers, String name, Start start, List<InvalidKeyException> reasons)
      throws TlsException {
    for (Provider provider : providers) {
      try {
        Cipher cipher = Cipher.getInstance(name, provider);
        start.with(cipher);
        return Optional.of(cipher);
      } catch (InvalidKeyException e) {
        reasons.add(e);
      } catch (GeneralSecurityException | ProviderException e) {
        throw InternalFailure.CRYPTO_FAILED.refuse("cipher", name).causedBy(e);
      }
    }
    return Optional.empty();
  }

  private static int length(BigInteger modulus) {
    return (modulus.bitLength() + 7) / 8;
  }
}
