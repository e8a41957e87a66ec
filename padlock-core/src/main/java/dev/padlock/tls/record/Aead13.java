package dev.padlock.tls.record;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;
import java.util.Arrays;

/// TLSCiphertext: content, its type and zeros under an AEAD (RFC 9846 §5.2 to §5.4).
public final class Aead13 implements RecordProtection {

  private static final int HEADER = RecordFramer.HEADER;

  /// Up to this length one call more to the cipher costs more than a copy.
  private static final int SMALL = 512;

  private static final byte[] NOTHING = {};

  private final Aead aead;
  private final int tagLength;
  private final byte[] iv;
  private final byte[] nonce;
  private final byte[] header = new byte[HEADER];
  private final byte[] innerType = new byte[1];
  private final Sealing sealing = new Sealing();
  private long sequence;

  /// Where the record that is being made stands.
  private static final class Sealing {
    private byte[] out = NOTHING;
    private int start;
    private int position;
    private int padding;
    private boolean gathers;
  }

  /// @param aead keyed for one direction; this instance owns it
  /// @param iv the write IV of RFC 9846 §7.3, as long as the AEAD's nonce; owned from here on
  public Aead13(Aead aead, int tagLength, byte[] iv) {
    this.aead = aead;
    this.tagLength = tagLength;
    this.iv = iv;
    this.nonce = new byte[iv.length];
  }

  @Override
  public int expansion(int contentLength) {
    return 1 + tagLength;
  }

  @Override
  public int mostOpened(int fragmentLength) {
    return fragmentLength - tagLength;
  }

  @Override
  public boolean pads() {
    return true;
  }

  @Override
  public void begin(ContentType type, int contentLength, int padding, byte[] out, int at)
      throws TlsException {
    int length = contentLength + padding + expansion(contentLength);
    RecordHeader.write(ContentType.APPLICATION_DATA, RecordHeader.MINOR_VERSION, length, out, at);
    System.arraycopy(out, at, header, 0, HEADER);
    sealing.out = out;
    sealing.start = at;
    sealing.position = at + HEADER;
    sealing.padding = padding;
    sealing.gathers = contentLength <= SMALL;
    innerType[0] = (byte) type.code();
    aead.begin(nextNonce(), header, HEADER);
  }

  @Override
  public void content(byte[] in, int offset, int length) throws TlsException {
    if (sealing.gathers) {
      System.arraycopy(in, offset, sealing.out, sealing.position, length);
      sealing.position += length;
    } else {
      sealing.position += aead.update(in, offset, length, sealing.out, sealing.position);
    }
  }

  @Override
  public int finish() throws TlsException {
    int end = sealing.gathers ? sealInPlace() : sealTail();
    sealing.out = NOTHING;
    sequence++;
    return end - sealing.start;
  }

  /// Encrypts content, type and padding where they stand in the destination.
  private int sealInPlace() throws TlsException {
    int start = sealing.start + HEADER;
    int end = sealing.position + 1 + sealing.padding;
    Arrays.fill(sealing.out, sealing.position, end, (byte) 0);
    sealing.out[sealing.position] = innerType[0];
    return start + aead.finish(sealing.out, start, end - start, sealing.out, start);
  }

  /// Encrypts type and padding behind the content.
  private int sealTail() throws TlsException {
    byte[] tail = sealing.padding == 0 ? innerType : Arrays.copyOf(innerType, 1 + sealing.padding);
    return sealing.position + aead.finish(tail, 0, tail.length, sealing.out, sealing.position);
  }

  @Override
  public void open(
      byte[] record, int offset, int fragmentLength, byte[] out, int at, RecordView view)
      throws TlsException {
    if (record[offset] != ContentType.APPLICATION_DATA.code()) {
      throw RecordFault.UNEXPECTED_RECORD_TYPE.refuse(
          "type", record[offset] & 0xff, "protected", true);
    }
    if (fragmentLength < tagLength + 1) {
      throw RecordFault.BAD_RECORD_MAC.refuse("length", fragmentLength);
    }
    System.arraycopy(record, offset, header, 0, HEADER);
    aead.begin(nextNonce(), header, HEADER);
    int inner = aead.finish(record, offset + HEADER, fragmentLength, out, at);
    view(inner, out, at, view);
  }

  /// The type is the last byte that is not zero (RFC 9846 §5.4).
  private static void view(int inner, byte[] out, int at, RecordView view) throws TlsException {
    int last = at + inner - 1;
    while (last >= at && out[last] == 0) {
      last--;
    }
    if (last < at) {
      throw RecordFault.NO_CONTENT_TYPE.refuse("length", inner);
    }
    int code = out[last] & 0xff;
    ContentType type =
        ContentType.of(code)
            .orElseThrow(() -> RecordFault.UNEXPECTED_RECORD_TYPE.refuse("inner type", code));
    out[last] = 0;
    view.wrap(type, out, at, last - at, at + inner - 1 - last);
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
    aead.destroy();
    Arrays.fill(iv, (byte) 0);
    Arrays.fill(nonce, (byte) 0);
    sealing.out = NOTHING;
  }

  /// RFC 9846 §5.3: the sequence number, padded on the left, XOR the IV. It never wraps.
  private byte[] nextNonce() throws TlsException {
    SequenceNumber.requireLeft(sequence);
    System.arraycopy(iv, 0, nonce, 0, iv.length);
    SequenceNumber.mix(sequence, nonce);
    return nonce;
  }
}
