package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;

/// The server's side of TLS 1.2's key transport with RSA (RFC 5246 §7.4.7.1): what it decrypts it
/// never judges, for whoever learns the judgement can decrypt what others sent (Bleichenbacher
/// 1998, ROBOT 2018, Marvin 2023). Not thread-safe.
public interface RsaDecryption {

  /// How long a premaster secret is, in bytes.
  int PREMASTER_LENGTH = 48;

  /// The premaster secret, or random bytes in its place wherever there is none: nothing that the
  /// ciphertext does leads to another result, exception or branch. The handshake then fails at
  /// Finished, as it does with any other wrong secret. The caller owns it.
  ///
  /// @param encrypted of any length
  /// @param offeredVersion the ClientHello's legacy_version, with which a premaster secret begins
  /// @throws dev.padlock.tls.error.InternalFault only for reasons that lie in the key
  Secret premaster(byte[] encrypted, int offeredVersion) throws TlsException;
}
