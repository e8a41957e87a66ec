package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;

/// One private key with one signature algorithm. Not thread-safe.
public interface Signer {

  /// The signature over `content`, as it travels: ECDSA's as a DER `Ecdsa-Sig-Value` (RFC 9846
  /// §4.3.3).
  byte[] sign(byte[] content) throws TlsException;
}
