package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.CbcCipher;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/// One [Cipher], re-initialised for every record.
final class JcaCbc implements CbcCipher {

  private static final String TRANSFORMATION = "AES/CBC/NoPadding";

  private final int mode;
  private final AeadKey key;
  private final Cipher cipher;

  private JcaCbc(int mode, AeadKey key, Cipher cipher) {
    this.mode = mode;
    this.key = key;
    this.cipher = cipher;
  }

  /// @param mode [Cipher#ENCRYPT_MODE] or [Cipher#DECRYPT_MODE]
  static JcaCbc of(int mode, Secret secret, Provider provider) throws TlsException {
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
      return new JcaCbc(mode, new AeadKey("AES", secret.bytes()), cipher);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public void crypt(
      byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset)
      throws TlsException {
    try {
      cipher.init(mode, key, new IvParameterSpec(iv, ivOffset, BLOCK));
      cipher.doFinal(in, inOffset, length, out, outOffset);
    } catch (GeneralSecurityException e) {
      throw failed(e);
    }
  }

  @Override
  public void destroy() {
    key.destroy();
  }

  private static TlsException failed(GeneralSecurityException cause) {
    return InternalFailure.CRYPTO_FAILED.refuse().causedBy(cause);
  }
}
