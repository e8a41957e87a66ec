package dev.padlock.tls.crypto;

/// HKDF (RFC 5869), the HMAC (RFC 2104) it is made of, and the hash beneath both.
///
/// Borrows the secrets it is given and hands over those it makes. An instance belongs to one
/// connection: not thread-safe.
public interface Hkdf {

  HashAlgorithm algorithm();

  /// HKDF-Extract (RFC 5869 §2.2).
  Secret extract(String name, Secret salt, Secret inputKeyingMaterial);

  /// HKDF-Expand (RFC 5869 §2.3).
  ///
  /// @param length from 1 to 255 times the hash's length
  Secret expand(String name, Secret pseudorandomKey, byte[] info, int length);

  /// HMAC (RFC 2104 §2).
  byte[] hmac(Secret key, byte[] data);

  /// The hash of the data.
  byte[] hash(byte[] data);
}
