package dev.padlock.tls.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TranscriptTest {

  private static final Opaque ONE = Opaque.ofHex("01000001aa");
  private static final Opaque TWO = Opaque.ofHex("02000002bbcc");
  private static final Opaque THREE = Opaque.ofHex("0b000000");

  private final JcaCrypto crypto = JcaCrypto.with(new SecureRandom());

  @ParameterizedTest
  @EnumSource
  void itDoesNotMatterWhenTheHashIsChosen(HashAlgorithm algorithm) throws GeneralSecurityException {
    byte[] expected = digest(algorithm, ONE, TWO);
    Transcript start = Transcript.start();
    assertArrayEquals(expected, start.append(ONE).append(TWO).withHash(crypto, algorithm).hash());
    assertArrayEquals(expected, start.append(ONE).withHash(crypto, algorithm).append(TWO).hash());
    assertArrayEquals(expected, start.withHash(crypto, algorithm).append(ONE).append(TWO).hash());
  }

  @Test
  void whatWasThereBeforeStaysAsItWas() throws GeneralSecurityException {
    HashAlgorithm sha256 = HashAlgorithm.SHA256;
    Transcript unhashed = Transcript.start().append(ONE);
    Transcript one = unhashed.withHash(crypto, sha256);
    Transcript two = one.append(TWO);
    Transcript three = one.append(THREE);
    assertArrayEquals(digest(sha256, ONE), one.hash());
    assertArrayEquals(digest(sha256, ONE, TWO), two.hash());
    assertArrayEquals(digest(sha256, ONE, THREE), three.hash());
    assertArrayEquals(digest(sha256, ONE, TWO), one.hashOf(TWO));
    assertArrayEquals(digest(sha256, ONE), one.hash());
    assertArrayEquals(
        digest(HashAlgorithm.SHA384, ONE, THREE),
        unhashed.append(THREE).withHash(crypto, HashAlgorithm.SHA384).hash());
  }

  /// RFC 9846 §4.1.
  @Test
  void theFirstHelloOfARetryIsReplacedByItsHash() throws GeneralSecurityException {
    HashAlgorithm sha384 = HashAlgorithm.SHA384;
    Transcript retried =
        Transcript.start().append(ONE).withHash(crypto, sha384).replacedByMessageHash().append(TWO);
    Opaque synthetic = Opaque.ofHex("fe000030" + Opaque.wrap(digest(sha384, ONE)).hex());
    assertArrayEquals(digest(sha384, synthetic, TWO), retried.hash());
  }

  @Test
  void withoutAHashThereIsNothingToSay() {
    Transcript transcript = Transcript.start().append(ONE);
    assertThrows(IllegalStateException.class, transcript::hash);
    assertThrows(IllegalStateException.class, () -> transcript.hashOf(TWO));
    assertThrows(IllegalStateException.class, transcript::replacedByMessageHash);
  }

  @Test
  void aHashIsChosenOnce() {
    Transcript transcript = Transcript.start().withHash(crypto, HashAlgorithm.SHA256);
    assertSame(transcript, transcript.withHash(crypto, HashAlgorithm.SHA256));
    assertThrows(
        IllegalStateException.class, () -> transcript.withHash(crypto, HashAlgorithm.SHA384));
  }

  /// RFC 5246 §7.4.8.
  @Test
  void tls12KeepsTheMessagesForAsLongAsTheyMayBeSigned() throws GeneralSecurityException {
    HashAlgorithm sha256 = HashAlgorithm.SHA256;
    Transcript kept =
        Transcript.start().append(ONE).withHashAndMessages(crypto, sha256).append(TWO);
    Transcript released = kept.withoutMessages();

    assertArrayEquals(digest(sha256, ONE, TWO), kept.hash());
    assertArrayEquals(digest(sha256, ONE, TWO), released.hash());
    assertArrayEquals(
        Opaque.ofHex(ONE.hex() + TWO.hex() + THREE.hex()).toArray(),
        kept.append(THREE).concatenated());
    assertArrayEquals(digest(sha256, ONE, TWO, THREE), released.append(THREE).hash());
    assertThrows(IllegalStateException.class, released::concatenated);
    assertThrows(
        IllegalStateException.class, kept.withHash(crypto, sha256).append(THREE)::concatenated);
    assertSame(kept, kept.withHashAndMessages(crypto, sha256));
    assertThrows(
        IllegalStateException.class, () -> kept.withHashAndMessages(crypto, HashAlgorithm.SHA384));
    assertThrows(IllegalStateException.class, Transcript.start()::withoutMessages);
  }

  private static byte[] digest(HashAlgorithm algorithm, Opaque... messages)
      throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance(algorithm.jcaName());
    for (Opaque message : messages) {
      digest.update(message.toArray());
    }
    return digest.digest();
  }
}
