package dev.padlock.tls.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.Bulk12.AeadBulk;
import dev.padlock.tls.wire.ContentType;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Aead12Test {

  private static final int TAG = 16;
  private static final int HEADER = 5;
  private static final JcaCrypto CRYPTO = JcaCrypto.with(new SecureRandom());

  private final RecordView view = new RecordView();

  /// RFC 5288 §3 and RFC 7905 §2, with the JDK's Cipher as the witness, for the third record.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 513, 16384})
  void aRecordFromPiecesIsWhatOneCallToACipherMakes(int length) throws Exception {
    for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
      byte[] content = content(length);
      Aead12 sealing = protection(algorithm, true);
      seal(sealing, ContentType.HANDSHAKE, content(3));
      seal(sealing, ContentType.HANDSHAKE, content(0));
      byte[] record = seal(sealing, ContentType.ALERT, content);

      assertArrayEquals(witness(algorithm, content, 2), record);
      assertEquals(3, sealing.sequence());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSealedIsOpened(AeadAlgorithm algorithm) throws Exception {
    Aead12 sealing = protection(algorithm, true);
    Aead12 opening = protection(algorithm, false);
    for (int length : new int[] {0, 1, 100, 16384}) {
      byte[] record = seal(sealing, ContentType.APPLICATION_DATA, content(length));
      byte[] opened = open(opening, record);
      opening.advance();

      assertArrayEquals(content(length), opened);
      assertEquals(ContentType.APPLICATION_DATA, view.type());
      assertEquals(0, view.padding());
      assertEquals(length, opening.mostOpened(record.length - HEADER));
    }
    assertEquals(4, opening.sequence());
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsChangedOrRepeatedDoesNotOpen(AeadAlgorithm algorithm) throws Exception {
    byte[] record = seal(protection(algorithm, true), ContentType.HANDSHAKE, content(20));
    for (int at = HEADER; at < record.length; at++) {
      byte[] changed = record.clone();
      changed[at] ^= 1;
      assertRefused(RecordFault.BAD_RECORD_MAC, protection(algorithm, false), changed);
    }
    byte[] otherType = record.clone();
    otherType[0] = 23;
    assertRefused(RecordFault.BAD_RECORD_MAC, protection(algorithm, false), otherType);
    Aead12 later = protection(algorithm, false);
    later.advance();
    assertRefused(RecordFault.BAD_RECORD_MAC, later, record);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooShortOrTooLongIsRefusedUnopened(AeadAlgorithm algorithm) throws Exception {
    Aead12 opening = protection(algorithm, false);
    int overhead = opening.expansion(0);
    assertRefused(RecordFault.BAD_RECORD_MAC, opening, record(0));
    assertRefused(RecordFault.BAD_RECORD_MAC, opening, record(overhead - 1));
    assertRefused(RecordFault.BAD_RECORD_MAC, opening, record(overhead));
    assertRefused(RecordFault.RECORD_TOO_LARGE, opening, record(16385 + overhead));
  }

  @Test
  void anotherVersionOrTypeIsRefused() throws Exception {
    byte[] record =
        seal(protection(AeadAlgorithm.AES_128_GCM, true), ContentType.HANDSHAKE, content(20));
    record[2] = 1;
    assertRefused(
        RecordFault.BAD_RECORD_VERSION, protection(AeadAlgorithm.AES_128_GCM, false), record);
    record[2] = 3;
    record[0] = 24;
    assertRefused(
        RecordFault.UNEXPECTED_RECORD_TYPE, protection(AeadAlgorithm.AES_128_GCM, false), record);
  }

  @Test
  void thereIsNoPaddingAndNoKeyAfterTheEnd() throws Exception {
    byte[] iv = new byte[4];
    Arrays.fill(iv, (byte) 7);
    Aead12 sealing =
        new Aead12(
            CRYPTO.sealer(AeadAlgorithm.AES_128_GCM, key(AeadAlgorithm.AES_128_GCM)),
            bulk(AeadAlgorithm.AES_128_GCM),
            iv);
    assertFalse(sealing.pads());
    sealing.destroy();

    assertArrayEquals(new byte[4], iv);
    assertThrows(IllegalStateException.class, () -> seal(sealing, ContentType.ALERT, content(2)));
  }

  private void assertRefused(RecordFault fault, Aead12 opening, byte[] record) {
    TlsException refused = assertThrows(TlsException.class, () -> open(opening, record));
    assertEquals(fault, refused.refusal());
  }

  private byte[] open(Aead12 opening, byte[] record) throws TlsException {
    byte[] out = new byte[2 + Math.max(0, opening.mostOpened(record.length - HEADER))];
    opening.open(record, 0, record.length - HEADER, out, 2, view);
    return Arrays.copyOfRange(view.bytes(), view.offset(), view.offset() + view.length());
  }

  private static byte[] seal(Aead12 sealing, ContentType type, byte[] content) throws TlsException {
    int third = content.length / 3;
    byte[] out = new byte[3 + HEADER + content.length + sealing.expansion(content.length)];
    sealing.begin(type, content.length, 0, out, 3);
    if (third > 0) {
      sealing.content(content, 0, third);
    }
    if (content.length > 0) {
      sealing.content(content, third, content.length - third);
    }
    int length = sealing.finish();
    assertEquals(out.length - 3, length);
    return Arrays.copyOfRange(out, 3, out.length);
  }

  private static byte[] witness(AeadAlgorithm algorithm, byte[] content, long sequence)
      throws Exception {
    boolean gcm = algorithm != AeadAlgorithm.CHACHA20_POLY1305;
    byte[] nonce = Arrays.copyOf(iv(algorithm), 12);
    AlgorithmParameterSpec parameters;
    if (gcm) {
      ByteBuffer.wrap(nonce).putLong(4, sequence);
      parameters = new GCMParameterSpec(8 * TAG, nonce);
    } else {
      nonce[11] ^= (byte) sequence;
      parameters = new IvParameterSpec(nonce);
    }
    Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    byte[] key = key(algorithm).bytes();
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, gcm ? "AES" : "ChaCha20"), parameters);
    cipher.updateAAD(
        ByteBuffer.allocate(13)
            .putLong(sequence)
            .put(new byte[] {21, 3, 3})
            .putShort((short) content.length)
            .array());
    byte[] sealed = cipher.doFinal(content);
    int explicit = gcm ? 8 : 0;
    ByteBuffer record = ByteBuffer.allocate(HEADER + explicit + sealed.length);
    record.put(new byte[] {21, 3, 3}).putShort((short) (explicit + sealed.length));
    if (gcm) {
      record.putLong(sequence);
    }
    return record.put(sealed).array();
  }

  private static byte[] record(int fragmentLength) {
    return ByteBuffer.allocate(HEADER + fragmentLength)
        .put(new byte[] {23, 3, 3})
        .putShort((short) fragmentLength)
        .array();
  }

  private static Aead12 protection(AeadAlgorithm algorithm, boolean seals) throws TlsException {
    Aead aead =
        seals ? CRYPTO.sealer(algorithm, key(algorithm)) : CRYPTO.opener(algorithm, key(algorithm));
    return new Aead12(aead, bulk(algorithm), iv(algorithm));
  }

  private static AeadBulk bulk(AeadAlgorithm algorithm) {
    boolean gcm = algorithm != AeadAlgorithm.CHACHA20_POLY1305;
    return gcm ? new AeadBulk(algorithm, 4, 8) : new AeadBulk(algorithm, 12, 0);
  }

  private static byte[] iv(AeadAlgorithm algorithm) {
    byte[] iv = new byte[bulk(algorithm).fixedIvLength()];
    Arrays.fill(iv, (byte) 0x42);
    return iv;
  }

  private static Secret key(AeadAlgorithm algorithm) {
    byte[] key = new byte[algorithm.keyLength()];
    Arrays.fill(key, (byte) 0x17);
    return Secret.of("key", key);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
