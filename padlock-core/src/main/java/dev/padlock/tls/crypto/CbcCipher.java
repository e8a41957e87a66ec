package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;

/// AES in the mode of cipher block chaining, without padding, under one key and in one direction.
/// Not thread-safe.
public interface CbcCipher {

  /// Of a block and of an initialisation vector, in bytes.
  int BLOCK = 16;

  /// Encrypts or decrypts whole blocks. The output may be the input's own array at the same offset.
  ///
  /// @param ivOffset where in `iv` the initialisation vector begins
  void crypt(
      byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset)
      throws TlsException;

  /// Forgets the key. Any later use is an [IllegalStateException].
  void destroy();
}
