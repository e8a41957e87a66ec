package dev.padlock.tls.record;

import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;

/// Records in the clear: TLSPlaintext (RFC 9846 §5.1).
public final class Unprotected implements RecordProtection {

  private byte[] out = {};
  private int position;
  private int start;
  private long sequence;
  private int minorVersion;

  /// @param firstMinorVersion 1 for a first ClientHello, as old middleboxes want it, else 3
  public Unprotected(int firstMinorVersion) {
    this.minorVersion = firstMinorVersion;
  }

  @Override
  public int expansion(int contentLength) {
    return 0;
  }

  @Override
  public int mostOpened(int fragmentLength) {
    return fragmentLength;
  }

  @Override
  public boolean pads() {
    return false;
  }

  @Override
  public void begin(ContentType type, int contentLength, int padding, byte[] out, int at) {
    this.out = out;
    this.start = at;
    RecordHeader.write(type, minorVersion, contentLength, out, at);
    position = at + RecordFramer.HEADER;
  }

  @Override
  public void content(byte[] in, int offset, int length) {
    System.arraycopy(in, offset, out, position, length);
    position += length;
  }

  @Override
  public int finish() {
    minorVersion = RecordHeader.MINOR_VERSION;
    out = new byte[0];
    sequence++;
    return position - start;
  }

  @Override
  public void open(
      byte[] record, int offset, int fragmentLength, byte[] out, int at, RecordView view)
      throws TlsException {
    if (fragmentLength > RecordFramer.MAX_PLAINTEXT) {
      throw RecordFault.RECORD_TOO_LARGE.refuse(
          "length", fragmentLength, "most", RecordFramer.MAX_PLAINTEXT);
    }
    ContentType type = ContentType.of(record[offset] & 0xff).orElseThrow();
    if (type == ContentType.APPLICATION_DATA) {
      throw RecordFault.UNEXPECTED_RECORD_TYPE.refuse("type", type, "protected", false);
    }
    System.arraycopy(record, offset + RecordFramer.HEADER, out, at, fragmentLength);
    view.wrap(type, out, at, fragmentLength, 0);
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
    out = new byte[0];
  }
}
