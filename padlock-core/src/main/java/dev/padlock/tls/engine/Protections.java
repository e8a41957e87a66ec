package dev.padlock.tls.engine;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CbcCipher;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.RecordKeys;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.record.Aead12;
import dev.padlock.tls.record.Aead13;
import dev.padlock.tls.record.CbcHmac12;
import dev.padlock.tls.record.RecordProtection;
import dev.padlock.tls.record.Unprotected;
import dev.padlock.tls.schedule.TrafficKeys;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.Suite12;

/// Makes what protects records out of the keys that a handshake hands over.
final class Protections {

  private static final int LEGACY_MINOR_VERSION = 3;

  private Protections() {}

  static RecordProtection sealing(CryptoProvider crypto, RecordKeys keys) throws TlsException {
    return switch (keys) {
      case RecordKeys.Plain plain -> new Unprotected(LEGACY_MINOR_VERSION);
      case RecordKeys.Keys13 k -> tls13(k, crypto::sealer);
      case RecordKeys.Keys12 k -> tls12(crypto, k, crypto::sealer, crypto::cbcEncrypter);
    };
  }

  static RecordProtection opening(CryptoProvider crypto, RecordKeys keys) throws TlsException {
    return switch (keys) {
      case RecordKeys.Plain plain -> new Unprotected(LEGACY_MINOR_VERSION);
      case RecordKeys.Keys13 k -> tls13(k, crypto::opener);
      case RecordKeys.Keys12 k -> tls12(crypto, k, crypto::opener, crypto::cbcDecrypter);
    };
  }

  /// How many records the keys may protect before they are renewed, or in TLS 1.2 are used up.
  static long recordLimit(RecordKeys keys, RecordSettings settings) {
    return switch (keys) {
      case RecordKeys.Plain plain -> Long.MAX_VALUE;
      case RecordKeys.Keys13 k ->
          Math.min(k.suite().aead().orElseThrow().recordLimit(), settings.recordsPerKey());
      case RecordKeys.Keys12 k ->
          parts(k).bulk() instanceof Bulk12.AeadBulk bulk
              ? Math.min(bulk.algorithm().recordLimit(), settings.recordsPerKey())
              : settings.recordsPerKey();
    };
  }

  @FunctionalInterface
  private interface Cipher {
    Aead keyed(AeadAlgorithm algorithm, Secret key) throws TlsException;
  }

  @FunctionalInterface
  private interface BlockCipher {
    CbcCipher keyed(Secret key) throws TlsException;
  }

  private static RecordProtection tls13(RecordKeys.Keys13 keys, Cipher cipher) throws TlsException {
    AeadAlgorithm algorithm = keys.suite().aead().orElseThrow();
    TrafficKeys traffic = keys.secret().keys(algorithm);
    Aead aead = cipher.keyed(algorithm, traffic.key());
    Aead13 protection = new Aead13(aead, algorithm.tagLength(), traffic.iv().clone());
    traffic.destroy();
    return protection;
  }

  private static RecordProtection tls12(
      CryptoProvider crypto, RecordKeys.Keys12 keys, Cipher cipher, BlockCipher cbc)
      throws TlsException {
    RecordProtection protection =
        switch (parts(keys).bulk()) {
          case Bulk12.AeadBulk bulk ->
              new Aead12(
                  cipher.keyed(bulk.algorithm(), keys.keys().key()),
                  bulk,
                  keys.keys().iv().bytes().clone());
          case Bulk12.CbcBulk bulk ->
              new CbcHmac12(
                  cbc.keyed(keys.keys().key()),
                  crypto.recordMac(bulk.mac(), keys.keys().macKey()),
                  crypto.random(),
                  keys.encryptThenMac());
        };
    keys.keys().destroy();
    return protection;
  }

  private static Suite12 parts(RecordKeys.Keys12 keys) {
    return keys.suite().tls12().orElseThrow();
  }
}
