package dev.padlock.tls.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.wire.ContentType;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Aead13Test {

  private static final int TAG = 16;
  private static final byte[] KEY = "sixteen bytes ab".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IV = Arrays.copyOf(KEY, 12);
  private static final JcaCrypto CRYPTO = JcaCrypto.with(new SecureRandom());

  /// RFC 9846 §5.2, with the JDK's Cipher as the witness. Small records are made another way than
  /// large ones, and both from pieces.
  @ParameterizedTest
  @CsvSource({"1,0", "64,0", "64,100", "511,0", "512,7", "513,0", "513,7", "16384,0", "9000,300"})
  void aRecordFromPiecesIsWhatOneCallToACipherMakes(int length, int padding) throws Exception {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    byte[] record = new byte[3 + 5 + length + 1 + padding + TAG];
    Arrays.fill(record, (byte) 0x55);
    Aead13 sealing = protection(true);
    sealing.begin(ContentType.APPLICATION_DATA, length, padding, record, 3);
    sealing.content(content, 0, length / 3);
    sealing.content(content, length / 3, length - length / 3);
    assertEquals(record.length - 3, sealing.finish());
    assertArrayEquals(witness(content, padding), Arrays.copyOfRange(record, 3, record.length));

    byte[] opened = new byte[length + 1 + padding + TAG];
    RecordView view = new RecordView();
    protection(false).open(record, 3, record.length - 8, opened, 0, view);
    assertEquals(ContentType.APPLICATION_DATA, view.type());
    assertEquals(padding, view.padding());
    assertArrayEquals(
        content, Arrays.copyOfRange(opened, view.offset(), view.offset() + view.length()));
  }

  private static Aead13 protection(boolean seals) throws Exception {
    Secret key = Secret.of("key", KEY.clone());
    Aead aead =
        seals
            ? CRYPTO.sealer(AeadAlgorithm.AES_128_GCM, key)
            : CRYPTO.opener(AeadAlgorithm.AES_128_GCM, key);
    return new Aead13(aead, TAG, IV.clone());
  }

  private static byte[] witness(byte[] content, int padding) throws Exception {
    byte[] inner = Arrays.copyOf(content, content.length + 1 + padding);
    inner[content.length] = 23;
    int length = inner.length + TAG;
    byte[] header = {23, 3, 3, (byte) (length >> 8), (byte) length};
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(8 * TAG, IV));
    cipher.updateAAD(header);
    byte[] record = Arrays.copyOf(header, header.length + length);
    cipher.doFinal(inner, 0, inner.length, record, header.length);
    return record;
  }
}
