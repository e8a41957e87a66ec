package dev.padlock.tls.record;

import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;

/// The number of a record under its keys (RFC 9846 §5.3, RFC 5246 §6.1), in eight bytes.
final class SequenceNumber {

  private SequenceNumber() {}

  /// It never wraps.
  static void requireLeft(long sequence) throws TlsException {
    if (sequence == -1L) {
      throw RecordFault.SEQUENCE_EXHAUSTED.refuse();
    }
  }

  static void write(long sequence, byte[] out, int at) {
    for (int i = 0; i < Long.BYTES; i++) {
      out[at + i] = (byte) (sequence >>> (8 * (Long.BYTES - 1 - i)));
    }
  }

  /// XORs it, padded on the left, into a nonce.
  static void mix(long sequence, byte[] nonce) {
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (8 * i));
    }
  }
}
