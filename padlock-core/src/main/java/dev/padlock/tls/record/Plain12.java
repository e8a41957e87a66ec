package dev.padlock.tls.record;

import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.ProtocolVersion;

/// What every protected record of TLS 1.2 shows of itself (RFC 5246 §6.2.1, §6.2.3).
final class Plain12 {

  private Plain12() {}

  /// The type, which is not hidden.
  static ContentType type(byte[] record, int offset) throws TlsException {
    int version = (record[offset + 1] & 0xff) << 8 | (record[offset + 2] & 0xff);
    if (version != ProtocolVersion.TLS_1_2.code()) {
      throw RecordFault.BAD_RECORD_VERSION.refuse("version", new ProtocolVersion(version));
    }
    int code = record[offset] & 0xff;
    return ContentType.of(code)
        .orElseThrow(() -> RecordFault.UNEXPECTED_RECORD_TYPE.refuse("type", code));
  }

  /// "The length MUST NOT exceed 2^14."
  static void requireWithinLimit(int contentLength) throws TlsException {
    if (contentLength > RecordFramer.MAX_PLAINTEXT) {
      throw RecordFault.RECORD_TOO_LARGE.refuse(
          "length", contentLength, "most", RecordFramer.MAX_PLAINTEXT);
    }
  }
}
