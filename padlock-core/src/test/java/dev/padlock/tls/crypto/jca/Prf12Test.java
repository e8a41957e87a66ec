package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the vectors that implementers of TLS 1.2 exchanged on the IETF's list in 2009.
final class Prf12Test {

  private static final JcaCrypto CRYPTO = JcaCrypto.platform();

  @Test
  void sha256GivesTheKnownBytes() {
    assertKnown(
        HashAlgorithm.SHA256,
        "9bbe436ba940f017b17652849a71db35",
        "a0ba9f936cda311827a6f796ffd5198c",
        """
        e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a
        6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab
        4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff701
        87347b66\
        """);
  }

  @Test
  void sha384GivesTheKnownBytes() {
    assertKnown(
        HashAlgorithm.SHA384,
        "b80b733d6ceefcdc71566ea48e5567df",
        "cd665cf6a8447dd6ff8b27555edb7465",
        """
        7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cd
        e9ca0faa60be9fe34f82b1233c9146a0e534cb400fed2700884f9dc236f80edd
        8bfa961144c9e8d792eca722a7b32fc3d416d473ebc2c5fd4abfdad05d918425
        9b5bf8cd4d90fa0d31e2dec479e4f1a26066f2eea9a69236a3e52655c9e9aee6
        91c8f3a26854308d5eaa3be85e0990703d73e56f\
        """);
  }

  /// A premaster secret of a finite field is longer than a block of the hash.
  @Test
  void aSecretLongerThanABlockStandsForItsHash() {
    Prf12 prf = CRYPTO.prf12(HashAlgorithm.SHA256);
    byte[] secret = new byte[256];
    Arrays.fill(secret, (byte) 7);
    byte[] hash = CRYPTO.hkdf(HashAlgorithm.SHA256).hash(secret);

    assertArrayEquals(
        prf.bytes(Secret.of("hash", hash), "label", new byte[3], 48),
        prf.bytes(Secret.of("long", secret), "label", new byte[3], 48));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 31, 32, 33, 47, 48, 49, 96, 104, 160})
  void aShorterOutputIsTheBeginningOfALongerOne(int length) {
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      Prf12 prf = CRYPTO.prf12(algorithm);
      Secret secret = Secret.of("secret", new byte[48]);
      byte[] longest = prf.bytes(secret, "label", new byte[64], 200);

      assertEquals(algorithm, prf.algorithm());
      assertArrayEquals(
          Arrays.copyOf(longest, length), prf.bytes(secret, "label", new byte[64], length));
    }
  }

  @Test
  void whatIsDerivedHasItsName() {
    Secret derived =
        CRYPTO
            .prf12(HashAlgorithm.SHA256)
            .derive("name", Secret.of("secret", new byte[1]), "label", new byte[1], 48);

    assertEquals("name", derived.name());
    assertEquals(48, derived.length());
  }

  private static void assertKnown(
      HashAlgorithm algorithm, String secret, String seed, String expected) {
    byte[] output = hex(expected.replace("\n", ""));
    assertArrayEquals(
        output,
        CRYPTO
            .prf12(algorithm)
            .bytes(Secret.of("secret", hex(secret)), "test label", hex(seed), output.length));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
