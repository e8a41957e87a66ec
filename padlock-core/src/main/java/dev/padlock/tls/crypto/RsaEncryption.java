package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;

/// The client's side of TLS 1.2's key transport with RSA: RSAES-PKCS1-v1_5 (RFC 5246 §7.4.7.1). Not
/// thread-safe.
public interface RsaEncryption {

  /// Borrows the secret.
  byte[] encrypt(Secret premaster) throws TlsException;
}
