package dev.padlock.tls.record;

import dev.padlock.tls.wire.ContentType;

/// Writes the five bytes before a fragment (RFC 9846 §5.1).
final class RecordHeader {

  /// Of what [#writePseudo] writes, in bytes.
  static final int PSEUDO = Long.BYTES + RecordFramer.HEADER;

  static final int MINOR_VERSION = 3;

  private RecordHeader() {}

  /// Writes what TLS 1.2 authenticates beside the content: number, type, version and length (RFC
  /// 5246 §6.2.3.1, §6.2.3.3).
  static void writePseudo(long sequence, int type, int length, byte[] out) {
    SequenceNumber.write(sequence, out, 0);
    write(type, MINOR_VERSION, length, out, Long.BYTES);
  }

  static void write(ContentType type, int minorVersion, int length, byte[] out, int at) {
    write(type.code(), minorVersion, length, out, at);
  }

  private static void write(int type, int minorVersion, int length, byte[] out, int at) {
    out[at] = (byte) type;
    out[at + 1] = 3;
    out[at + 2] = (byte) minorVersion;
    out[at + 3] = (byte) (length >>> 8);
    out[at + 4] = (byte) length;
  }
}
