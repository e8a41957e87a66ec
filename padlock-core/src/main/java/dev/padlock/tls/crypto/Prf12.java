package dev.padlock.tls.crypto;

/// The pseudorandom function of TLS 1.2 (RFC 5246 §5).
///
/// Borrows the secrets it is given and hands over those it makes. An instance belongs to one
/// connection: not thread-safe.
public interface Prf12 {

  HashAlgorithm algorithm();

  /// `PRF(secret, label, seed)`, cut to its first bytes.
  ///
  /// @param label of ASCII characters
  byte[] bytes(Secret secret, String label, byte[] seed, int length);

  /// The same as a secret.
  default Secret derive(String name, Secret secret, String label, byte[] seed, int length) {
    return Secret.of(name, bytes(secret, label, seed, length));
  }
}
