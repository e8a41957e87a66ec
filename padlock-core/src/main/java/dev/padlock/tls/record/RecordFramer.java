package dev.padlock.tls.record;

import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Finds the records in a stream of bytes: reads headers (RFC 9846 §5.1, TLSPlaintext and
/// TLSCiphertext).
///
/// Refuses what cannot be TLS by the first bytes, so that a plain-text peer is named and not waited
/// for.
public final class RecordFramer {

  /// Bytes of a record header: type, legacy_record_version, length.
  public static final int HEADER = 5;

  /// The longest content of a record, without the type that protection hides.
  public static final int MAX_PLAINTEXT = 1 << 14;

  /// The longest fragment of a protected record (RFC 9846 §5.2).
  public static final int MAX_CIPHERTEXT = MAX_PLAINTEXT + 256;

  /// The longest fragment of a protected record of TLS 1.2 (RFC 5246 §6.2.3).
  public static final int MAX_CIPHERTEXT_12 = MAX_PLAINTEXT + 2048;

  /// Of SSL 3.0. What came before it framed records differently, and must not be accepted; any
  /// later version means nothing here (RFC 9846 §5.1, §E.5).
  private static final int LEAST_MAJOR_VERSION = 3;

  private static final int SHOWN = 24;

  private ContentType type = ContentType.HANDSHAKE;
  private int length;
  private int maxCiphertext = MAX_CIPHERTEXT;
  private boolean first = true;

  /// Reads the header at `offset`.
  ///
  /// @param available bytes there; fewer than a header are judged as far as they go
  /// @return whether the header is whole
  public boolean frame(byte[] bytes, int offset, int available) throws TlsException {
    if (first && Ssl2Hello.mayBe(bytes, offset, available)) {
      Ssl2Hello.refuse(bytes, offset, available);
      return false;
    }
    if (available > 0) {
      type = type(bytes, offset, available);
    }
    if (available > 1 && (bytes[offset + 1] & 0xff) < LEAST_MAJOR_VERSION) {
      throw notTls(bytes, offset, available);
    }
    if (available < HEADER) {
      return false;
    }
    length = (bytes[offset + 3] & 0xff) << 8 | (bytes[offset + 4] & 0xff);
    if (length > maxCiphertext) {
      throw RecordFault.RECORD_TOO_LARGE.refuse("length", length, "most", maxCiphertext);
    }
    return true;
  }

  /// From here on the longer fragments of TLS 1.2 are allowed.
  public void allowTls12() {
    maxCiphertext = MAX_CIPHERTEXT_12;
  }

  /// Notes that the record was taken: from then on a bad header is no longer a foreign protocol.
  public void taken() {
    first = false;
  }

  public ContentType type() {
    return type;
  }

  /// The length of the fragment behind the header.
  public int length() {
    return length;
  }

  private ContentType type(byte[] bytes, int offset, int available) throws TlsException {
    ContentType known = ContentType.of(bytes[offset] & 0xff).orElse(null);
    if (known != null) {
      return known;
    }
    if (first) {
      throw notTls(bytes, offset, available);
    }
    throw RecordFault.UNEXPECTED_RECORD_TYPE.refuse("type", bytes[offset] & 0xff);
  }

  private TlsException notTls(byte[] bytes, int offset, int available) {
    if (!first) {
      return RecordFault.BAD_RECORD_VERSION.refuse("major version", bytes[offset + 1] & 0xff);
    }
    int shown = Math.min(available, SHOWN);
    return Malformation.NOT_TLS.refuse(
        "first bytes",
        HexFormat.of().formatHex(bytes, offset, offset + shown),
        "as text",
        printable(bytes, offset, shown));
  }

  private static String printable(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
        .replaceAll("[^\\x20-\\x7e]", ".");
  }
}
