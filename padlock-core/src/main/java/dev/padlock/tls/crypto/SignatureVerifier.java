package dev.padlock.tls.crypto;

/// One public key with one signature algorithm. Not thread-safe.
public interface SignatureVerifier {

  /// Whether `signature` is the key's over `content`. A malformed signature is a wrong one.
  boolean verify(byte[] content, byte[] signature);
}
