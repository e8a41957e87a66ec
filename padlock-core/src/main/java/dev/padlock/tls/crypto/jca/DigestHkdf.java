package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import java.security.MessageDigest;
import java.util.Arrays;

/// HKDF composed over [DigestHmac].
final class DigestHkdf implements Hkdf {

  private final HashAlgorithm algorithm;
  private final MessageDigest digest;
  private final DigestHmac hmac;

  DigestHkdf(HashAlgorithm algorithm, MessageDigest digest) {
    this.algorithm = algorithm;
    this.digest = digest;
    this.hmac = new DigestHmac(digest, algorithm.blockLength());
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
      hmac.begin(key);
      if (i > 1) {
        digest.update(block);
      }
      digest.update(info);
      digest.update((byte) i);
      hmac.end(key, block);
      System.arraycopy(block, 0, output, done, Math.min(hashLength, length - done));
    }
    Arrays.fill(block, (byte) 0);
    return Secret.of(name, output);
  }

  @Override
  public byte[] hmac(Secret key, byte[] data) {
    byte[] output = new byte[algorithm.length()];
    hmac.begin(key.bytes());
    digest.update(data);
    hmac.end(key.bytes(), output);
    return output;
  }

  @Override
  public byte[] hash(byte[] data) {
    return digest.digest(data);
  }
}
