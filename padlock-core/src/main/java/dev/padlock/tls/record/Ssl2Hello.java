package dev.padlock.tls.record;

import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import java.util.HexFormat;

/// A ClientHello in the format of SSL 2, with which clients once offered newer versions too (RFC
/// 6176 §2). It is not accepted (RFC 9846 §E.5), only known, so that its client can be told apart
/// from one that speaks no TLS at all:
///
///     uint16 length;           /* highest bit set */
///     uint8 msg_type = 1;
///     uint16 version;          /* 0x0002, or the newest that is offered */
final class Ssl2Hello {

  private static final int LENGTH_OF_TWO_BYTES = 0x80;
  private static final int CLIENT_HELLO = 1;
  private static final int SSL_2 = 2;
  private static final int WHOLE = 5;

  private Ssl2Hello() {}

  /// Whether the bytes so far can be the beginning of one.
  static boolean mayBe(byte[] bytes, int offset, int available) {
    return available > 0
        && (bytes[offset] & LENGTH_OF_TWO_BYTES) != 0
        && (available <= 2 || bytes[offset + 2] == CLIENT_HELLO)
        && (available <= 3 || bytes[offset + 3] == 0 || bytes[offset + 3] == 3)
        && (available <= 4 || bytes[offset + 3] == 3 || bytes[offset + 4] == SSL_2);
  }

  /// Refuses it, once the version that it offers is there.
  static void refuse(byte[] bytes, int offset, int available) throws TlsException {
    if (available >= WHOLE) {
      throw Incompatibility.SSL2_HELLO.refuse(
          "version offered", HexFormat.of().formatHex(bytes, offset + 3, offset + WHOLE));
    }
  }
}
