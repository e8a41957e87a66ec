package dev.padlock.tls.wire;

import dev.padlock.tls.crypto.HashAlgorithm;

/// What a cipher suite of TLS 1.2 decides (RFC 5246 Appendix C).
///
/// @param prfHash of the pseudorandom function and of the transcript
public record Suite12(
    KeyExchange12 keyExchange,
    Authentication12 authentication,
    Bulk12 bulk,
    HashAlgorithm prfHash) {

  /// Whether it lacks forward secrecy on a curve or authenticated encryption, so that nobody should
  /// offer it without need (RFC 9325 §4.2, RFC 10015).
  public boolean isLegacy() {
    return keyExchange != KeyExchange12.ECDHE || bulk instanceof Bulk12.CbcBulk;
  }
}
