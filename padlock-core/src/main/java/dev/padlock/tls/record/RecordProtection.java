package dev.padlock.tls.record;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ContentType;

/// The keys of one direction, or their absence: seals or opens one record after the other (RFC 9846
/// §5.2, RFC 5246 §6.2.3).
///
/// Sealing is begin, content as often as there are pieces, finish; so a record is made straight in
/// its destination from scattered sources. Opening changes nothing until [#advance()]: a record
/// that turns out not to fit may be opened again. One instance serves one direction of one
/// connection.
public sealed interface RecordProtection permits Unprotected, Aead13, Aead12, CbcHmac12 {

  /// Bytes that sealing adds to so much content and padding, header not counted.
  int expansion(int contentLength);

  /// Bytes that opening a fragment of this length may write.
  int mostOpened(int fragmentLength);

  /// Whether a record may hold padding that nobody needs: only in TLS 1.3 (RFC 9846 §5.4).
  boolean pads();

  /// Starts a record in `out` at `at`, where header, content, padding and expansion must fit.
  ///
  /// @param padding 0 where [#pads] says no
  void begin(ContentType type, int contentLength, int padding, byte[] out, int at)
      throws TlsException;

  /// Adds a piece of the content that [#begin] announced.
  void content(byte[] in, int offset, int length) throws TlsException;

  /// Completes the record and counts it. Returns its length, header included.
  int finish() throws TlsException;

  /// Opens a whole record into `out` at `at`, where [#mostOpened] bytes must fit; `view` then says
  /// what is inside.
  void open(byte[] record, int offset, int fragmentLength, byte[] out, int at, RecordView view)
      throws TlsException;

  /// Counts the record that was opened last.
  void advance();

  /// How many records these keys have protected.
  long sequence();

  /// Forgets the keys.
  void destroy();
}
