package dev.padlock.tls.record;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;

/// The keys of one direction, or their absence: seals or opens one record after the other (RFC 9846
/// §5.2).
///
/// Sealing is begin, content as often as there are pieces, finish; so a record is made straight in
/// its destination from scattered sources. Opening changes nothing until [#advance()]: a record
/// that turns out not to fit may be opened again. One instance serves one direction of one
/// connection.
public sealed interface RecordProtection permits Unprotected, Aead13 {

  /// Bytes that sealing adds to content and padding, header not counted.
  int expansion();

  /// Starts a record in `out` at `at`, where header, content, padding and expansion must fit.
  void begin(ContentType type, int contentLength, int padding, byte[] out, int at)
      throws TlsException;

  /// Adds a piece of the content that [#begin] announced.
  void content(byte[] in, int offset, int length) throws TlsException;

  /// Completes the record and counts it. Returns its length, header included.
  int finish() throws TlsException;

  /// Opens a whole record into `out` at `at`, where the fragment's length must fit; `view` then
  /// says what is inside.
  void open(byte[] record, int offset, int fragmentLength, byte[] out, int at, RecordView view)
      throws TlsException;

  /// Counts the record that was opened last.
  void advance();

  /// How many records these keys have protected.
  long sequence();

  /// Forgets the keys.
  void destroy();
}
