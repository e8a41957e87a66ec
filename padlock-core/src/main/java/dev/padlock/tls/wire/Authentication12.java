package dev.padlock.tls.wire;

/// Whose signature, or in [KeyExchange12#RSA] whose decryption, tells that it is the server.
public enum Authentication12 {
  /// A key on a curve; Ed25519 and Ed448 as well (RFC 8422 §2).
  ECDSA,
  RSA
}
