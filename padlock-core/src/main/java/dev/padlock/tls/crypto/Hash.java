package dev.padlock.tls.crypto;

/// A running hash over bytes that come in parts. Not thread-safe.
public interface Hash {

  void update(byte[] bytes, int offset, int length);

  /// The digest of everything so far; the hash runs on.
  byte[] snapshot();

  /// A second running hash that has seen the same bytes.
  Hash copy();
}
