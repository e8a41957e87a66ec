package dev.padlock.tls.trace;

/// Which keys protect a record (RFC 9846 §7.1).
public enum KeyStage {
  /// None: the hellos, and change_cipher_spec.
  PLAINTEXT,
  EARLY_DATA,
  HANDSHAKE,
  APPLICATION
}
