package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Secret;

/// What protects the records of one direction in TLS 1.2 (RFC 5246 §6.3). What the suite does not
/// use is empty.
///
/// @param iv the fixed part of the nonce
public record WriteKeys12(Secret macKey, Secret key, Secret iv) {

  public void destroy() {
    macKey.destroy();
    key.destroy();
    iv.destroy();
  }
}
