package dev.padlock.tls.wire;

/// How the two sides of TLS 1.2 come to a premaster secret (RFC 5246 §7.4.7, RFC 8422 §2).
public enum KeyExchange12 {
  /// A curve and ephemeral keys.
  ECDHE,
  /// A finite field and ephemeral keys (deprecated by RFC 10015).
  DHE,
  /// The client encrypts it for the key of the server's certificate: no forward secrecy (deprecated
  /// by RFC 10015).
  RSA
}
