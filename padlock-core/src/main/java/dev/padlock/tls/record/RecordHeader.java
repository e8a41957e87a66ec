package dev.padlock.tls.record;

import dev.padlock.tls.wire.ContentType;

/// Writes the five bytes before a fragment (RFC 9846 §5.1).
final class RecordHeader {

  static final int MINOR_VERSION = 3;

  private RecordHeader() {}

  static void write(ContentType type, int minorVersion, int length, byte[] out, int at) {
    out[at] = (byte) type.code();
    out[at + 1] = 3;
    out[at + 2] = (byte) minorVersion;
    out[at + 3] = (byte) (length >>> 8);
    out[at + 4] = (byte) length;
  }
}
