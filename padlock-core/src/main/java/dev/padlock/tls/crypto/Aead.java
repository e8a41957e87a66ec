package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;

/// One direction of an authenticated cipher under one key (RFC 5116), for one record after the
/// other: [#begin], any number of [#update], [#finish].
///
/// Works from array to array. The destination may be the source's own array at the same or a lower
/// offset. A record that does not open may be followed by another; every other failure ends the use
/// of the object. Not thread-safe.
public interface Aead {

  /// Starts a record.
  ///
  /// @param nonce 12 bytes, never used before under this key for sealing; copied
  /// @param additionalData the first `additionalDataLength` bytes are authenticated but not
  ///   encrypted
  void begin(byte[] nonce, byte[] additionalData, int additionalDataLength) throws TlsException;

  /// Sealing only: encrypts a part. Writes what it can and keeps the rest, less than a block, for
  /// the next call.
  ///
  /// @return how many bytes were written
  int update(byte[] in, int inOffset, int length, byte[] out, int outOffset) throws TlsException;

  /// Ends the record. Sealing encrypts the last part and appends the tag. Opening takes the whole
  /// record with its tag.
  ///
  /// @return how many bytes were written
  /// @throws dev.padlock.tls.error.RecordRejected when the tag does not match; the destination then
  ///   holds zeros
  int finish(byte[] in, int inOffset, int length, byte[] out, int outOffset) throws TlsException;

  /// Forgets the key. Any later use is an [IllegalStateException].
  void destroy();
}
