package dev.padlock.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashAlgorithmTest {

  @ParameterizedTest
  @EnumSource
  void knowsWhatTheJdkMakesOfNothing(HashAlgorithm algorithm) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance(algorithm.jcaName());

    assertArrayEquals(digest.digest(), algorithm.ofNothing());
    assertEquals(digest.getDigestLength(), algorithm.length());
    assertNotSame(algorithm.ofNothing(), algorithm.ofNothing());
  }
}
