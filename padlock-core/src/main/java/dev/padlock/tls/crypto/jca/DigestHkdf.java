package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/// HMAC and HKDF composed over one reused [MessageDigest]: faster than the JCA's `Mac` under a key
/// that changes with every call, and without garbage.
final class DigestHkdf implements Hkdf {

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final HashAlgorithm algorithm;
  private final MessageDigest digest;
  private final byte[] pad;

  DigestHkdf(HashAlgorithm algorithm, MessageDigest digest) {
    this.algorithm = algorithm;
    this.digest = digest;
    this.pad = new byte[algorithm.blockLength()];
  }

  @Override
  public HashAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public Secret extract(String name, Secret salt, Secret inputKeyingMaterial) {
    return Secret.of(name, hmac(salt, inputKeyingMaterial.bytes()));
  }

  /// RFC 5869 §2.3: `T(i) = HMAC-Hash(PRK, T(i-1) | info | i)`.
  @Override
  public Secret expand(String name, Secret pseudorandomKey, byte[] info, int length) {
    int hashLength = algorithm.length();
    if (length < 1 || length > 255 * hashLength) {
      throw new IllegalArgumentException("HKDF-Expand cannot make " + length + " bytes");
    }
    byte[] key = pseudorandomKey.bytes();
    byte[] block = new byte[hashLength];
    byte[] output = new byte[length];
    for (int i = 1, done = 0; done < length; i++, done += hashLength) {
      begin(key);
      if (i > 1) {
        digest.update(block);
      }
      digest.update(info);
      digest.update((byte) i);
      end(key, block);
      System.arraycopy(block, 0, output, done, Math.min(hashLength, length - done));
    }
    Arrays.fill(block, (byte) 0);
    return Secret.of(name, output);
  }

  @Override
  public byte[] hmac(Secret key, byte[] data) {
    byte[] output = new byte[algorithm.length()];
    begin(key.bytes());
    digest.update(data);
    end(key.bytes(), output);
    return output;
  }

  @Override
  public byte[] hash(byte[] data) {
    return digest.digest(data);
  }

  private void begin(byte[] key) {
    pad(key, INNER);
  }

  private void end(byte[] key, byte[] output) {
    digestInto(output);
    pad(key, OUTER);
    digest.update(output);
    digestInto(output);
    Arrays.fill(pad, (byte) 0);
  }

  /// RFC 2104 §2: a key longer than a block is replaced by its digest.
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
      digest.digest(output, 0, output.length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("the output has the digest's length", impossible);
    }
  }
}
