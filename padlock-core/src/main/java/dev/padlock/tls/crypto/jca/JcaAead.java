package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/// One [Cipher], re-initialised for every record.
final class JcaAead implements Aead {

  private final AeadAlgorithm algorithm;
  private final int mode;
  private final AeadKey key;
  private final Cipher cipher;

  private JcaAead(AeadAlgorithm algorithm, int mode, AeadKey key, Cipher cipher) {
    this.algorithm = algorithm;
    this.mode = mode;
    this.key = key;
    this.cipher = cipher;
  }

  /// What a provider calls a cipher.
  record Name(Provider provider, String transformation) {

    /// An object identifier where the provider knows it: a transformation of three parts is taken
    /// apart and put together again in four ways, for every connection anew.
    static Name of(AeadAlgorithm algorithm, Provider provider) {
      String spelled = isGcm(algorithm) ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305";
      String identifier =
          switch (algorithm) {
            case AES_128_GCM -> "2.16.840.1.101.3.4.1.6";
            case AES_256_GCM -> "2.16.840.1.101.3.4.1.46";
            case CHACHA20_POLY1305 -> spelled;
          };
      boolean known = provider.getService("Cipher", identifier) != null;
      return new Name(provider, known ? identifier : spelled);
    }
  }

  /// @param mode [Cipher#ENCRYPT_MODE] or [Cipher#DECRYPT_MODE]
  static JcaAead of(AeadAlgorithm algorithm, int mode, Secret secret, Name name)
      throws TlsException {
    if (secret.length() != algorithm.keyLength()) {
      throw new IllegalArgumentException(
          algorithm + " has no key of " + secret.length() + " bytes");
    }
    boolean gcm = isGcm(algorithm);
    AeadKey key = new AeadKey(gcm ? "AES" : "ChaCha20", secret.bytes());
    try {
      Cipher cipher = Cipher.getInstance(name.transformation, name.provider);
      return new JcaAead(algorithm, mode, key, cipher);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public void begin(byte[] nonce, byte[] additionalData, int additionalDataLength)
      throws TlsException {
    try {
      cipher.init(mode, key, parameters(nonce));
      cipher.updateAAD(additionalData, 0, additionalDataLength);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public int update(byte[] in, int inOffset, int length, byte[] out, int outOffset)
      throws TlsException {
    try {
      return cipher.update(in, inOffset, length, out, outOffset);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public int finish(byte[] in, int inOffset, int length, byte[] out, int outOffset)
      throws TlsException {
    try {
      return cipher.doFinal(in, inOffset, length, out, outOffset);
    } catch (AEADBadTagException e) {
      Arrays.fill(
          out, outOffset, outOffset + Math.max(0, length - algorithm.tagLength()), (byte) 0);
      throw RecordFault.BAD_RECORD_MAC.refuse();
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public void destroy() {
    key.destroy();
  }

  private AlgorithmParameterSpec parameters(byte[] nonce) {
    return isGcm(algorithm)
        ? new GCMParameterSpec(8 * algorithm.tagLength(), nonce)
        : new IvParameterSpec(nonce);
  }

  private static boolean isGcm(AeadAlgorithm algorithm) {
    return algorithm != AeadAlgorithm.CHACHA20_POLY1305;
  }

  private static TlsException failed(GeneralSecurityException cause) {
    return InternalFailure.CRYPTO_FAILED.refuse().causedBy(cause);
  }
}
