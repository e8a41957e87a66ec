package dev.padlock.tls.crypto.jca;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/// HMAC (RFC 2104 §2) over one reused [MessageDigest]: faster than the JCA's `Mac` under a key that
/// changes with every call, and without garbage. What is authenticated goes straight into the
/// digest. The key is given at the beginning and at the end, and not kept between.
final class DigestHmac {

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final MessageDigest digest;
  private final int length;
  private final byte[] pad;

  DigestHmac(MessageDigest digest, int blockLength) {
    this.digest = digest;
    this.length = digest.getDigestLength();
    this.pad = new byte[blockLength];
  }

  /// Of its output, in bytes.
  int length() {
    return length;
  }

  void begin(byte[] key) {
    pad(key, INNER);
  }

  /// Writes the code into `output`, which is as long as it.
  void end(byte[] key, byte[] output) {
    digestInto(output);
    pad(key, OUTER);
    digest.update(output);
    digestInto(output);
    Arrays.fill(pad, (byte) 0);
  }

  /// A key longer than a block is replaced by its digest.
  private void pad(byte[] key, byte value) {
    byte[] fitting = key.length > pad.length ? digest.digest(key) : key;
    Arrays.fill(pad, fitting.length, pad.length, value);
    for (int i = 0; i < fitting.length; i++) {
      pad[i] = (byte) (fitting[i] ^ value);
    }
    digest.update(pad);
  }

  private void digestInto(byte[] output) {
    try {
      digest.digest(output, 0, length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("the output has the digest's length", impossible);
    }
  }
}
