package dev.padlock.tls.crypto.jca;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.Secret;
import java.security.MessageDigest;
import java.util.Arrays;

/// `P_hash` over [DigestHmac].
final class DigestPrf12 implements Prf12 {

  private final HashAlgorithm algorithm;
  private final MessageDigest digest;
  private final DigestHmac hmac;

  DigestPrf12(HashAlgorithm algorithm, MessageDigest digest) {
    this.algorithm = algorithm;
    this.digest = digest;
    this.hmac = new DigestHmac(digest, algorithm.blockLength());
  }

  @Override
  public HashAlgorithm algorithm() {
    return algorithm;
  }

  /// RFC 5246 §5: `A(0) = label + seed`, `A(i) = HMAC(secret, A(i-1))`; the output is `HMAC(secret,
  /// A(i) + label + seed)` one after the other.
  @Override
  public byte[] bytes(Secret secret, String label, byte[] seed, int length) {
    byte[] key = secret.bytes();
    byte[] name = label.getBytes(US_ASCII);
    byte[] chain = new byte[hmac.length()];
    byte[] block = new byte[hmac.length()];
    byte[] output = new byte[length];
    for (int done = 0; done < length; done += block.length) {
      hmac.begin(key);
      if (done == 0) {
        digest.update(name);
        digest.update(seed);
      } else {
        digest.update(chain);
      }
      hmac.end(key, chain);
      hmac.begin(key);
      digest.update(chain);
      digest.update(name);
      digest.update(seed);
      hmac.end(key, block);
      System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
    }
    Arrays.fill(chain, (byte) 0);
    Arrays.fill(block, (byte) 0);
    return output;
  }
}
