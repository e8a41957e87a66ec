package dev.padlock.tls.hostile;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.TrafficKeys;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.CipherSuite;
import java.util.Arrays;

/// The keys of one direction, and record protection (RFC 9846 §5.2) written a second time: without
/// the checks that keep an honest sender from mistakes.
final class RecordKeys {

  private static final int HEADER = 5;

  private final CryptoProvider crypto;
  private final CipherSuite suite;
  private final TrafficSecret secret;
  private final KeyStage stage;
  private final TrafficKeys keys;
  private long sequence;

  RecordKeys(CryptoProvider crypto, CipherSuite suite, TrafficSecret secret, KeyStage stage) {
    this.crypto = crypto;
    this.suite = suite;
    this.secret = secret;
    this.stage = stage;
    this.keys = secret.keys(algorithm());
  }

  KeyStage stage() {
    return stage;
  }

  /// The keys after a KeyUpdate.
  RecordKeys next() {
    return new RecordKeys(crypto, suite, secret.next(), stage);
  }

  /// As if `records` more had been sent or received.
  void skip(int records) {
    sequence += records;
  }

  /// A whole record around an inner plaintext, whatever that is.
  byte[] seal(byte[] inner) throws TlsException {
    byte[] record = new byte[HEADER + inner.length + algorithm().tagLength()];
    int length = record.length - HEADER;
    byte[] header = {23, 3, 3, (byte) (length >>> 8), (byte) length};
    System.arraycopy(header, 0, record, 0, HEADER);
    Aead aead = crypto.sealer(algorithm(), keys.key());
    aead.begin(nonce(), header, HEADER);
    aead.finish(inner, 0, inner.length, record, HEADER);
    aead.destroy();
    return record;
  }

  /// The inner plaintext of a whole record, padding included.
  byte[] open(byte[] record) throws TlsException {
    byte[] inner = new byte[record.length];
    Aead aead = crypto.opener(algorithm(), keys.key());
    aead.begin(nonce(), record, HEADER);
    int length = aead.finish(record, HEADER, record.length - HEADER, inner, 0);
    aead.destroy();
    return Arrays.copyOf(inner, length);
  }

  private AeadAlgorithm algorithm() {
    return suite.aead().orElseThrow();
  }

  private byte[] nonce() {
    byte[] nonce = keys.iv().clone();
    long number = sequence++;
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (number >>> 8 * i);
    }
    return nonce;
  }
}
