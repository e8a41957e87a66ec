package dev.padlock.tls.handshake;

import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.WriteKeys12;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.CipherSuite;

/// What the records of one direction are to be protected with.
public sealed interface RecordKeys {

  KeyStage stage();

  CipherSuite suite();

  /// A traffic secret, from which key and IV follow (RFC 9846 §7.3). It stays with the handshake,
  /// which derives the next one from it.
  ///
  /// @param handedOver whether it does not stay, but ends when the keys are made
  record Keys13(TrafficSecret secret, KeyStage stage, CipherSuite suite, boolean handedOver)
      implements RecordKeys {
    public Keys13(TrafficSecret secret, KeyStage stage, CipherSuite suite) {
      this(secret, stage, suite, false);
    }
  }

  /// None again: a second hello after early data that was refused (RFC 9846 §4.2.2).
  ///
  /// @param suite of the early data
  record Plain(CipherSuite suite) implements RecordKeys {
    @Override
    public KeyStage stage() {
      return KeyStage.PLAINTEXT;
    }
  }

  /// One direction's part of a key block (RFC 5246 §6.3). The record layer owns it from here on.
  ///
  /// @param encryptThenMac whether the MAC of a CBC suite is over the ciphertext (RFC 7366)
  record Keys12(CipherSuite suite, WriteKeys12 keys, boolean encryptThenMac) implements RecordKeys {
    @Override
    public KeyStage stage() {
      return KeyStage.APPLICATION;
    }

    @Override
    public String toString() {
      return "record keys of " + suite;
    }
  }
}
