package dev.padlock.tls.schedule;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;

/// What authenticates a transcript: in Finished (RFC 9846 §4.5.3) and in the binder of a pre-shared
/// key (§4.3.11.2).
public final class FinishedKey {

  private final Hkdf hkdf;
  private final Secret key;

  private FinishedKey(Hkdf hkdf, Secret key) {
    this.hkdf = hkdf;
    this.key = key;
  }

  /// `HKDF-Expand-Label(BaseKey, "finished", "", Hash.length)`.
  static FinishedKey of(Derivation base) {
    int length = base.hkdf().algorithm().length();
    return new FinishedKey(base.hkdf(), base.expand("finished", length));
  }

  /// `HMAC(finished_key, Transcript-Hash)`.
  public byte[] verifyData(byte[] transcriptHash) {
    return hkdf.hmac(key, transcriptHash);
  }

  /// Compares in constant time.
  public boolean matches(byte[] transcriptHash, Opaque received) {
    return Secret.of("verify_data", verifyData(transcriptHash)).matches(received.toArray());
  }

  public void destroy() {
    key.destroy();
  }
}
