package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Secret;
import java.util.Arrays;

/// The key and the static initialisation vector that protect the records of one direction (RFC 9846
/// §7.3).
public final class TrafficKeys {

  private final Secret key;
  private final byte[] iv;

  TrafficKeys(Secret key, byte[] iv) {
    this.key = key;
    this.iv = iv;
  }

  public Secret key() {
    return key;
  }

  /// `client_write_iv` or `server_write_iv`: the live array, not a copy, and wiped by [#destroy].
  public byte[] iv() {
    return iv;
  }

  public void destroy() {
    key.destroy();
    Arrays.fill(iv, (byte) 0);
  }
}
