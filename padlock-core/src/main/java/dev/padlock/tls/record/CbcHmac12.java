package dev.padlock.tls.record;

import static dev.padlock.tls.crypto.CbcCipher.BLOCK;

import dev.padlock.tls.crypto.CbcCipher;
import dev.padlock.tls.crypto.RecordMac;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/// GenericBlockCipher: content, its MAC and padding under AES-CBC (RFC 5246 §6.2.3.2), or content and
/// padding under AES-CBC and a MAC over that (RFC 7366 §3).
///
///     struct {
///         opaque IV[SecurityParameters.record_iv_length];
///         block-ciphered struct {
///             opaque content[TLSCompressed.length];
///             opaque MAC[SecurityParameters.mac_length];
///             uint8 padding[GenericBlockCipher.padding_length];
///             uint8 padding_length;
///         };
///     } GenericBlockCipher;
public final class CbcHmac12 implements RecordProtection {

  private static final int HEADER = RecordFramer.HEADER;
  private static final byte[] NOTHING = {};

  private final CbcCipher cipher;
  private final RecordMac mac;
  private final SecureRandom random;
  private final boolean encryptThenMac;
  private final byte[] pseudoHeader = new byte[RecordHeader.PSEUDO];
  private final byte[] code;
  private final Sealing sealing = new Sealing();
  private long sequence;

  /// Where the record that is being made stands.
  private static final class Sealing {
    private ContentType type = ContentType.HANDSHAKE;
    private byte[] out = NOTHING;
    private int start;
    private int position;
  }

  /// @param cipher keyed for one direction; this instance owns it
  /// @param mac keyed for the same direction; this instance owns it
  /// @param random for initialisation vectors
  public CbcHmac12(CbcCipher cipher, RecordMac mac, SecureRandom random, boolean encryptThenMac) {
    this.cipher = cipher;
    this.mac = mac;
    this.random = random;
    this.encryptThenMac = encryptThenMac;
    this.code = new byte[mac.algorithm().length()];
  }

  @Override
  public int expansion(int contentLength) {
    int padded = contentLength + (encryptThenMac ? 0 : code.length);
    int missing = BLOCK - padded % BLOCK;
    return BLOCK + code.length + missing;
  }

  @Override
  public int mostOpened(int fragmentLength) {
    return fragmentLength - BLOCK - (encryptThenMac ? code.length : 0);
  }

  @Override
  public boolean pads() {
    return false;
  }

  @Override
  public void begin(ContentType type, int contentLength, int padding, byte[] out, int at)
      throws TlsException {
    SequenceNumber.requireLeft(sequence);
    int length = contentLength + expansion(contentLength);
    RecordHeader.write(type, RecordHeader.MINOR_VERSION, length, out, at);
    sealing.type = type;
    sealing.out = out;
    sealing.start = at;
    sealing.position = at + HEADER + BLOCK;
  }

  @Override
  public void content(byte[] in, int offset, int length) {
    System.arraycopy(in, offset, sealing.out, sealing.position, length);
    sealing.position += length;
  }

  @Override
  public int finish() throws TlsException {
    writeIv();
    if (!encryptThenMac) {
      appendCode(sealing.start + HEADER + BLOCK);
    }
    pad();
    encrypt();
    if (encryptThenMac) {
      appendCode(sealing.start + HEADER);
    }
    int length = sealing.position - sealing.start;
    sealing.out = NOTHING;
    sequence++;
    return length;
  }

  private void writeIv() {
    byte[] iv = new byte[BLOCK];
    random.nextBytes(iv);
    System.arraycopy(iv, 0, sealing.out, sealing.start + HEADER, BLOCK);
  }

  /// Authenticates what stands between `from` and the end.
  private void appendCode(int from) {
    int length = sealing.position - from;
    RecordHeader.writePseudo(sequence, sealing.type.code(), length, pseudoHeader);
    mac.compute(pseudoHeader, sealing.out, from, length, code);
    content(code, 0, code.length);
  }

  /// As little as fills the last block.
  private void pad() {
    int padded = sealing.position - sealing.start - HEADER;
    int missing = BLOCK - padded % BLOCK;
    Arrays.fill(sealing.out, sealing.position, sealing.position + missing, (byte) (missing - 1));
    sealing.position += missing;
  }

  private void encrypt() throws TlsException {
    int iv = sealing.start + HEADER;
    int from = iv + BLOCK;
    int length = sealing.position - from;
    cipher.crypt(sealing.out, iv, sealing.out, from, length, sealing.out, from);
  }

  @Override
  public void open(
      byte[] record, int offset, int fragmentLength, byte[] out, int at, RecordView view)
      throws TlsException {
    SequenceNumber.requireLeft(sequence);
    ContentType type = Plain12.type(record, offset);
    int sealed = mostOpened(fragmentLength);
    int least = encryptThenMac ? BLOCK : code.length + 1;
    if (sealed < least || sealed % BLOCK != 0) {
      throw RecordFault.BAD_RECORD_MAC.refuse("length", fragmentLength);
    }
    if (encryptThenMac) {
      requireCode(type, record, offset + HEADER, fragmentLength - code.length);
    }
    cipher.crypt(record, offset + HEADER, record, offset + HEADER + BLOCK, sealed, out, at);
    int length = encryptThenMac ? unpadded(out, at, sealed) : authenticated(type, out, at, sealed);
    if (length < 0) {
      Arrays.fill(out, at, at + sealed, (byte) 0);
      throw RecordFault.BAD_RECORD_MAC.refuse();
    }
    Arrays.fill(out, at + length, at + sealed, (byte) 0);
    Plain12.requireWithinLimit(length);
    view.wrap(type, out, at, length, 0);
  }

  /// RFC 7366 §3: the MAC is checked before anything is decrypted, so it protects the padding too.
  private void requireCode(ContentType type, byte[] record, int from, int length)
      throws TlsException {
    RecordHeader.writePseudo(sequence, type.code(), length, pseudoHeader);
    mac.compute(pseudoHeader, record, from, length, code);
    byte[] received = Arrays.copyOfRange(record, from + length, from + length + code.length);
    if (!MessageDigest.isEqual(code, received)) {
      throw RecordFault.BAD_RECORD_MAC.refuse();
    }
  }

  /// The length of the content, or -1 for a padding that is none. Only after its MAC was checked.
  private static int unpadded(byte[] plain, int at, int length) {
    int content = CbcPadding.contentLength(plain, at, length, 0);
    int valid = CbcPadding.isValid(plain, at, length, 0);
    return content & valid | ~valid;
  }

  /// The length of the content, or -1 where padding or MAC are wrong. Until it is known that both
  /// are right, nothing branches on them, no address depends on them, and the MAC is computed over
  /// as many blocks as if there were no padding (RFC 5246 §6.2.3.2; Lucky Thirteen).
  private int authenticated(ContentType type, byte[] plain, int at, int length) {
    int most = length - code.length - 1;
    int valid = CbcPadding.isValid(plain, at, length, code.length);
    int content = CbcPadding.contentLength(plain, at, length, code.length);
    RecordHeader.writePseudo(sequence, type.code(), content, pseudoHeader);
    mac.computeEvenly(pseudoHeader, plain, at, content, most, code);
    byte[] received = CbcPadding.code(plain, at, length, content, code.length);
    int good = valid & CbcPadding.areEqual(code, received);
    return content & good | ~good;
  }

  @Override
  public void advance() {
    sequence++;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public void destroy() {
    cipher.destroy();
    mac.destroy();
    sealing.out = NOTHING;
  }
}
