package dev.padlock.proving;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Heap allocated by the seam, in bytes, against what the JCA beneath it allocates by itself.
class CryptoAllocationTest {

  private static final int CONTENT = 16384;
  private static final int ROUNDS = 500;

  /// What is noise: a partial block that one calling shape buffers and the other does not.
  private static final long SLACK = 64;

  private final JcaCrypto crypto = JcaCrypto.with(new SecureRandom());
  private final byte[] content = new byte[CONTENT + 1];
  private final byte[] record = new byte[CONTENT + 1 + 16];
  private final byte[] additional = new byte[5];
  private final byte[] nonce = new byte[12];

  @ParameterizedTest
  @EnumSource
  void aSealedRecordCostsWhatItsCipherCosts(AeadAlgorithm algorithm) throws Exception {
    Aead sealer = crypto.sealer(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    byte[] type = {23};
    long ours =
        allocated(() -> {
          sealer.begin(nextNonce(), additional, 5);
          int done = sealer.update(content, 0, CONTENT, record, 0);
          sealer.finish(type, 0, 1, record, done);
        });
    Cipher cipher = cipher(algorithm);
    SecretKeySpec key = key(algorithm);
    long theirs =
        allocated(() -> {
          cipher.init(Cipher.ENCRYPT_MODE, key, parameters(algorithm, nextNonce()));
          cipher.updateAAD(additional, 0, 5);
          cipher.doFinal(content, 0, CONTENT + 1, record, 0);
        });
    assertTrue(ours <= theirs + SLACK, () -> ours + " bytes a record, the cipher " + theirs);
  }

  @ParameterizedTest
  @EnumSource
  void anOpenedRecordCostsWhatItsCipherCosts(AeadAlgorithm algorithm) throws Exception {
    Secret secret = Secret.of("key", new byte[algorithm.keyLength()]);
    Aead sealer = crypto.sealer(algorithm, secret);
    sealer.begin(nonce, additional, 5);
    int length = sealer.finish(content, 0, CONTENT + 1, record, 0);
    Aead opener = crypto.opener(algorithm, secret);
    long ours =
        allocated(() -> {
          opener.begin(nonce, additional, 5);
          opener.finish(record, 0, length, content, 0);
        });
    Cipher cipher = cipher(algorithm);
    SecretKeySpec key = key(algorithm);
    long theirs =
        allocated(() -> {
          cipher.init(Cipher.DECRYPT_MODE, key, parameters(algorithm, nonce));
          cipher.updateAAD(additional, 0, 5);
          cipher.doFinal(record, 0, length, content, 0);
        });
    assertTrue(ours <= theirs + SLACK, () -> ours + " bytes a record, the cipher " + theirs);
  }

  @Test
  void hashingAllocatesNothingAndASnapshotLittle() throws Exception {
    Hash hash = crypto.hash(HashAlgorithm.SHA256);
    assertAtMost(0, () -> hash.update(content, 0, 1000));
    assertAtMost(400, hash::snapshot);
  }

  /// The result, its `Secret`, and one block.
  @ParameterizedTest
  @EnumSource
  void aDerivedKeyCostsItsOwnBytes(HashAlgorithm algorithm) throws Exception {
    Hkdf hkdf = crypto.hkdf(algorithm);
    Secret secret = Secret.of("secret", new byte[algorithm.length()]);
    byte[] info = new byte[60];
    assertAtMost(256, () -> hkdf.expand("key", secret, info, algorithm.length()));
    assertAtMost(128, () -> hkdf.hmac(secret, info));
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void assertAtMost(long bytes, Work work) throws Exception {
    long allocated = allocated(work);
    assertTrue(allocated <= bytes, () -> allocated + " bytes, at most " + bytes);
  }

  /// Bytes a round, once warm.
  private static long allocated(Work work) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = -ROUNDS; i < ROUNDS; i++) {
      if (i == 0) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      work.run();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
  }

  private byte[] nextNonce() {
    for (int i = nonce.length - 1; ++nonce[i] == 0; i--) {}
    return nonce;
  }

  private static Cipher cipher(AeadAlgorithm algorithm) throws GeneralSecurityException {
    return Cipher.getInstance(isGcm(algorithm) ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
  }

  private static SecretKeySpec key(AeadAlgorithm algorithm) {
    return new SecretKeySpec(
        new byte[algorithm.keyLength()], isGcm(algorithm) ? "AES" : "ChaCha20");
  }

  private static AlgorithmParameterSpec parameters(AeadAlgorithm algorithm, byte[] nonce) {
    return isGcm(algorithm) ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce);
  }

  private static boolean isGcm(AeadAlgorithm algorithm) {
    return algorithm != AeadAlgorithm.CHACHA20_POLY1305;
  }
}
