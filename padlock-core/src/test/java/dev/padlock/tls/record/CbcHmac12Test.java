package dev.padlock.tls.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.MacAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.crypto.jca.Primitive;
import dev.padlock.tls.crypto.jca.ProviderChoice;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CbcHmac12Test {

  private static final int HEADER = 5;
  private static final int BLOCK = 16;
  private static final byte[] KEY = filled(16, 0x17);

  private static final JcaCrypto CRYPTO =
      JcaCrypto.with(new SecureRandom(), new ProviderChoice(Primitive.HASH, new CountingHashes()));

  private final RecordView view = new RecordView();

  @ParameterizedTest
  @CsvSource({
    "HMAC_SHA1, false", "HMAC_SHA256, false", "HMAC_SHA384, false",
    "HMAC_SHA1, true", "HMAC_SHA256, true", "HMAC_SHA384, true"
  })
  void whatIsSealedIsOpenedByUsAndByTheWitness(MacAlgorithm mac, boolean encryptThenMac)
      throws Exception {
    CbcHmac12 sealing = sealer(mac, encryptThenMac);
    CbcHmac12 opening = opener(mac, encryptThenMac);
    long sequence = 0;
    for (int length : new int[] {0, 1, 11, 12, 15, 16, 17, 31, 100, 300, 16384}) {
      byte[] content = content(length);
      byte[] record = seal(sealing, ContentType.APPLICATION_DATA, content);
      assertArrayEquals(content, witness(mac, encryptThenMac, record, sequence++));

      assertArrayEquals(content, open(opening, record));
      opening.advance();
      assertEquals(ContentType.APPLICATION_DATA, view.type());
    }
    assertEquals(11, sealing.sequence());
    assertEquals(11, opening.sequence());
  }

  @Test
  void noTwoRecordsHaveTheSameInitialisationVector() throws Exception {
    byte[] one = seal(sealer(MacAlgorithm.HMAC_SHA1, false), ContentType.ALERT, content(2));
    byte[] two = seal(sealer(MacAlgorithm.HMAC_SHA1, false), ContentType.ALERT, content(2));

    assertNotEquals(ByteBuffer.wrap(one, HEADER, BLOCK), ByteBuffer.wrap(two, HEADER, BLOCK));
  }

  @ParameterizedTest
  @CsvSource({"HMAC_SHA1, false", "HMAC_SHA384, false", "HMAC_SHA1, true", "HMAC_SHA256, true"})
  void whateverIsChangedOrRepeatedDoesNotOpen(MacAlgorithm mac, boolean encryptThenMac)
      throws Exception {
    byte[] record = seal(sealer(mac, encryptThenMac), ContentType.HANDSHAKE, content(40));
    for (int at = HEADER; at < record.length; at++) {
      byte[] changed = record.clone();
      changed[at] ^= 1;
      assertRefused(RecordFault.BAD_RECORD_MAC, opener(mac, encryptThenMac), changed);
    }
    byte[] otherType = record.clone();
    otherType[0] = 23;
    assertRefused(RecordFault.BAD_RECORD_MAC, opener(mac, encryptThenMac), otherType);
    CbcHmac12 later = opener(mac, encryptThenMac);
    later.advance();
    assertRefused(RecordFault.BAD_RECORD_MAC, later, record);
  }

  /// A receiver takes any padding that is well-formed, up to 255 bytes and a byte for its length.
  @ParameterizedTest
  @EnumSource
  void everyLengthOfPaddingOpens(MacAlgorithm mac) throws Exception {
    for (int length = 16 - (mac.length() + 1) % 16, padding = 0; padding < 256; padding++) {
      int content = (length + 256 - padding) % 16 + 32;
      byte[] record = forged(mac, content(content), padding, 0, -1);
      assertArrayEquals(content(content), open(opener(mac, false), record));
    }
  }

  /// Lucky Thirteen: the records differ in everything that the padding can say, and the hash works
  /// as much for each of them.
  @ParameterizedTest
  @EnumSource
  void theHashWorksAsMuchForEveryPadding(MacAlgorithm mac) throws Exception {
    Set<String> counts = new HashSet<>();
    int plain = 20 * BLOCK;
    for (int padding = 0; padding < 256; padding++) {
      byte[] content = content(plain - mac.length() - 1 - padding);
      counts.add(workFor(mac, forged(mac, content, padding, 0, -1)));
      counts.add(workFor(mac, forged(mac, content, padding, 1, -1)));
      for (int wrong : new int[] {0, padding / 2, padding}) {
        counts.add(workFor(mac, forged(mac, content, padding, 0, wrong)));
      }
    }
    assertEquals(1, counts.size(), counts::toString);
  }

  /// The witness must be able to tell: without the levelling the counts differ.
  @Test
  void theHashWorksLessForLessContent() {
    var mac = CRYPTO.recordMac(MacAlgorithm.HMAC_SHA1, Secret.of("key", new byte[20]));
    byte[] code = new byte[20];
    CountingHashes.reset();
    mac.compute(new byte[13], new byte[300], 0, 300, code);
    long more = CountingHashes.compressions();
    CountingHashes.reset();
    mac.compute(new byte[13], new byte[300], 0, 100, code);

    assertTrue(CountingHashes.compressions() < more);
  }

  @ParameterizedTest
  @EnumSource
  void evenlyOrNotItIsTheSameCode(MacAlgorithm algorithm) throws Exception {
    var mac = CRYPTO.recordMac(algorithm, Secret.of("key", new byte[algorithm.length()]));
    byte[] content = content(600);
    Set<Long> work = new HashSet<>();
    for (int length = 300; length <= 555; length++) {
      byte[] one = new byte[algorithm.length()];
      byte[] other = new byte[algorithm.length()];
      mac.compute(new byte[13], content, 5, length, one);
      CountingHashes.reset();
      mac.computeEvenly(new byte[13], content, 5, length, 555, other);
      work.add(CountingHashes.compressions());
      assertArrayEquals(one, other);
    }
    assertEquals(1, work.size(), work::toString);
    assertEquals(algorithm, mac.algorithm());
  }

  @Test
  void aPaddingLongerThanTheRecordIsNone() throws Exception {
    byte[] plain = filled(2 * BLOCK, 255);
    assertRefused(
        RecordFault.BAD_RECORD_MAC,
        opener(MacAlgorithm.HMAC_SHA1, false),
        encrypted(plain, new byte[0]));
  }

  @Test
  void underAGoodCodeABadPaddingIsRefusedToo() throws Exception {
    byte[] plain = filled(BLOCK, 99);
    byte[] iv = new byte[BLOCK];
    byte[] sealed = aes(Cipher.ENCRYPT_MODE, iv, plain);
    byte[] covered = ByteBuffer.allocate(2 * BLOCK).put(iv).put(sealed).array();
    byte[] code = code(MacAlgorithm.HMAC_SHA256, 23, 0, covered);
    assertRefused(
        RecordFault.BAD_RECORD_MAC, opener(MacAlgorithm.HMAC_SHA256, true), encrypted(plain, code));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0",
    "false, 16",
    "false, 32",
    "false, 49",
    "false, 63",
    "true, 35",
    "true, 53"
  })
  void whatHasNoWholeBlocksOrIsTooShortIsRefused(boolean encryptThenMac, int fragment) {
    byte[] record =
        ByteBuffer.allocate(HEADER + fragment)
            .put(new byte[] {23, 3, 3})
            .putShort((short) fragment)
            .array();
    assertRefused(
        RecordFault.BAD_RECORD_MAC, opener(MacAlgorithm.HMAC_SHA1, encryptThenMac), record);
  }

  @Test
  void moreContentThanARecordMayHaveIsRefused() throws Exception {
    byte[] record = forged(MacAlgorithm.HMAC_SHA1, content(16385), 10, 0, -1);
    assertRefused(RecordFault.RECORD_TOO_LARGE, opener(MacAlgorithm.HMAC_SHA1, false), record);
  }

  @Test
  void whatDoesNotOpenLeavesZeros() throws Exception {
    byte[] record = forged(MacAlgorithm.HMAC_SHA1, content(43), 0, 1, -1);
    byte[] out = filled(100, 7);
    assertThrows(
        TlsException.class,
        () ->
            opener(MacAlgorithm.HMAC_SHA1, false)
                .open(record, 0, record.length - HEADER, out, 3, view));
    assertArrayEquals(new byte[64], Arrays.copyOfRange(out, 3, 67));
  }

  @Test
  void codeAndPaddingDoNotStayBehindTheContent() throws Exception {
    byte[] record = forged(MacAlgorithm.HMAC_SHA1, content(43), 0, 0, -1);
    byte[] out = filled(100, 7);
    opener(MacAlgorithm.HMAC_SHA1, false).open(record, 0, record.length - HEADER, out, 3, view);
    assertEquals(43, view.length());
    assertArrayEquals(new byte[21], Arrays.copyOfRange(out, 46, 67));
  }

  @Test
  void thereIsNoKeyAfterTheEnd() {
    CbcHmac12 protection = sealer(MacAlgorithm.HMAC_SHA1, false);
    assertFalse(protection.pads());
    protection.destroy();

    assertThrows(
        IllegalStateException.class, () -> seal(protection, ContentType.ALERT, content(2)));
  }

  private String workFor(MacAlgorithm mac, byte[] record) {
    CbcHmac12 opening = opener(mac, false);
    CountingHashes.reset();
    try {
      open(opening, record);
    } catch (TlsException refused) {
      assertEquals(RecordFault.BAD_RECORD_MAC, refused.refusal());
    }
    return CountingHashes.count();
  }

  private void assertRefused(RecordFault fault, CbcHmac12 opening, byte[] record) {
    TlsException refused = assertThrows(TlsException.class, () -> open(opening, record));
    assertEquals(fault, refused.refusal());
  }

  private byte[] open(CbcHmac12 opening, byte[] record) throws TlsException {
    byte[] out = new byte[2 + Math.max(0, opening.mostOpened(record.length - HEADER))];
    opening.open(record, 0, record.length - HEADER, out, 2, view);
    return Arrays.copyOfRange(view.bytes(), view.offset(), view.offset() + view.length());
  }

  private static byte[] seal(CbcHmac12 sealing, ContentType type, byte[] content)
      throws TlsException {
    int third = content.length / 3;
    byte[] out = new byte[3 + HEADER + content.length + sealing.expansion(content.length)];
    sealing.begin(type, content.length, 0, out, 3);
    sealing.content(content, 0, third);
    sealing.content(content, third, content.length - third);
    assertEquals(out.length - 3, sealing.finish());
    return Arrays.copyOfRange(out, 3, out.length);
  }

  /// A record of application data as an attacker may make it, who knows the keys for once.
  ///
  /// @param wrongInCode XORed into the MAC's first byte
  /// @param wrongAt which byte of the padding is wrong, or -1
  private static byte[] forged(
      MacAlgorithm mac, byte[] content, int padding, int wrongInCode, int wrongAt)
      throws Exception {
    byte[] code = code(mac, 23, 0, content);
    code[0] ^= (byte) wrongInCode;
    byte[] filling = filled(padding + 1, padding);
    if (wrongAt >= 0) {
      filling[wrongAt] ^= 0x40;
    }
    return encrypted(
        ByteBuffer.allocate(content.length + code.length + filling.length)
            .put(content)
            .put(code)
            .put(filling)
            .array(),
        new byte[0]);
  }

  private static byte[] encrypted(byte[] plain, byte[] behind) throws Exception {
    byte[] iv = new byte[BLOCK];
    byte[] sealed = aes(Cipher.ENCRYPT_MODE, iv, plain);
    return ByteBuffer.allocate(HEADER + BLOCK + sealed.length + behind.length)
        .put(new byte[] {23, 3, 3})
        .putShort((short) (BLOCK + sealed.length + behind.length))
        .put(iv)
        .put(sealed)
        .put(behind)
        .array();
  }

  /// Opens with the JDK's Cipher and Mac.
  private static byte[] witness(
      MacAlgorithm mac, boolean encryptThenMac, byte[] record, long sequence) throws Exception {
    int codeLength = mac.length();
    int end = record.length - (encryptThenMac ? codeLength : 0);
    byte[] iv = Arrays.copyOfRange(record, HEADER, HEADER + BLOCK);
    byte[] plain = aes(Cipher.DECRYPT_MODE, iv, Arrays.copyOfRange(record, HEADER + BLOCK, end));
    int padding = plain[plain.length - 1] & 0xff;
    for (int i = 1; i <= padding + 1; i++) {
      assertEquals(padding, plain[plain.length - i] & 0xff);
    }
    int unpadded = plain.length - padding - 1;
    int length = encryptThenMac ? unpadded : unpadded - codeLength;
    byte[] content = Arrays.copyOf(plain, length);
    if (encryptThenMac) {
      assertArrayEquals(
          code(mac, record[0], sequence, Arrays.copyOfRange(record, HEADER, end)),
          Arrays.copyOfRange(record, end, record.length));
    } else {
      assertArrayEquals(
          code(mac, record[0], sequence, content), Arrays.copyOfRange(plain, length, unpadded));
    }
    return content;
  }

  private static byte[] aes(int mode, byte[] iv, byte[] blocks) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(blocks);
  }

  private static byte[] code(MacAlgorithm algorithm, int type, long sequence, byte[] covered)
      throws Exception {
    String name = algorithm.name().replace("HMAC_", "Hmac");
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(macKey(algorithm), name));
    mac.update(
        ByteBuffer.allocate(13)
            .putLong(sequence)
            .put(new byte[] {(byte) type, 3, 3})
            .putShort((short) covered.length)
            .array());
    return mac.doFinal(covered);
  }

  private static CbcHmac12 sealer(MacAlgorithm mac, boolean encryptThenMac) {
    return protection(mac, encryptThenMac, true);
  }

  private static CbcHmac12 opener(MacAlgorithm mac, boolean encryptThenMac) {
    return protection(mac, encryptThenMac, false);
  }

  private static CbcHmac12 protection(MacAlgorithm mac, boolean encryptThenMac, boolean seals) {
    try {
      Secret key = Secret.of("key", KEY.clone());
      var cipher = seals ? CRYPTO.cbcEncrypter(key) : CRYPTO.cbcDecrypter(key);
      return new CbcHmac12(
          cipher,
          CRYPTO.recordMac(mac, Secret.of("mac key", macKey(mac))),
          new SecureRandom(),
          encryptThenMac);
    } catch (TlsException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] macKey(MacAlgorithm algorithm) {
    return filled(algorithm.keyLength(), 0x33);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
