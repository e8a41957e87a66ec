package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.schedule.BinderKey;
import dev.padlock.tls.schedule.EarlySecret;
import dev.padlock.tls.schedule.FinishedKey;
import dev.padlock.tls.schedule.PskKind;

/// A pre-shared key as one side holds it, and what proves that (RFC 9846 §4.3.11).
///
/// @param kind where it comes from, which its binder is bound to
/// @param hash of the suites that it can be used with
/// @param secret borrowed
public record PreSharedKey(PskKind kind, HashAlgorithm hash, Secret secret) {

  /// The first stage of the key schedule; the caller ends it.
  public EarlySecret earlySecret(CryptoProvider crypto) {
    return EarlySecret.of(crypto.hkdf(hash), secret);
  }

  /// The binder over a hello (RFC 9846 §4.3.11.2).
  ///
  /// @param transcriptHash up to the truncated ClientHello
  Opaque binder(CryptoProvider crypto, byte[] transcriptHash) {
    FinishedKey key = binderKey(crypto);
    Opaque binder = Opaque.wrap(key.verifyData(transcriptHash));
    key.destroy();
    return binder;
  }

  /// Whether a client's binder proves that it holds the key. Compares in constant time.
  public boolean isBoundBy(Opaque binder, CryptoProvider crypto, byte[] transcriptHash) {
    FinishedKey key = binderKey(crypto);
    boolean matches = key.matches(transcriptHash, binder);
    key.destroy();
    return matches;
  }

  private FinishedKey binderKey(CryptoProvider crypto) {
    Hkdf hkdf = crypto.hkdf(hash);
    EarlySecret early = EarlySecret.of(hkdf, secret);
    BinderKey base = early.binderKey(kind);
    FinishedKey key = base.finishedKey();
    base.destroy();
    early.destroy();
    return key;
  }
}
