package dev.padlock.bench.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What the JDK's AES-128-GCM costs by itself: per record a parameter spec, an initialisation, five
/// bytes of additional data, and one call from array to array. As in TLS 1.3, a byte that tells the
/// type is encrypted behind the content.
public final class RawCipher implements Records {

  private static final int TYPE = 1;
  private static final int TAG = 16;

  private final SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
  private final byte[] header = new byte[5];
  private final byte[] nonce = new byte[12];
  private final Cipher sealer;
  private final Cipher opener;
  private final int content;
  private long sealed;
  private long opened;

  /// @param content bytes in every record; behind them the plaintext's array has one more
  public RawCipher(int content) throws GeneralSecurityException {
    this.sealer = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    this.opener = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    this.content = content;
  }

  @Override
  public void seal(ByteBuffer plaintext, ByteBuffer out) throws IOException {
    count(sealed++);
    run(sealer, Cipher.ENCRYPT_MODE, plaintext, content + TYPE, out);
    plaintext.position(plaintext.position() + content);
  }

  @Override
  public void open(ByteBuffer in, ByteBuffer plaintext) throws IOException {
    count(opened++);
    run(opener, Cipher.DECRYPT_MODE, in, content + TYPE + TAG, plaintext);
    in.position(in.position() + content + TYPE + TAG);
    plaintext.position(plaintext.position() - TYPE);
  }

  private void count(long sequence) {
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] = (byte) (sequence >>> (8 * i));
    }
  }

  private void run(Cipher cipher, int mode, ByteBuffer in, int length, ByteBuffer out)
      throws IOException {
    try {
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
      cipher.updateAAD(header, 0, header.length);
      int made = cipher.doFinal(in.array(), in.position(), length, out.array(), out.position());
      out.position(out.position() + made);
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }
}
