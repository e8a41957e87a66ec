package dev.padlock.tls.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.Suite12;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected values are what `openssl kdf TLS1-PRF` of OpenSSL 3.0 makes of the same input.
final class MainSecret12Test {

  private static final JcaCrypto CRYPTO = JcaCrypto.platform();
  private static final Prf12 SHA256 = CRYPTO.prf12(HashAlgorithm.SHA256);
  private static final Prf12 SHA384 = CRYPTO.prf12(HashAlgorithm.SHA384);

  private static final Randoms12 RANDOMS =
      new Randoms12(Opaque.wrap(filled(32, 0xc1)), Opaque.wrap(filled(32, 0x5e)));

  private static final String MAIN =
      "c0948e8af6099fcac872853bf78a7393a0a1afc06100490f843defd75a6f48ea"
          + "1af6750a2601c158167eb5901ab2351e";
  private static final String EXTENDED =
      "235938eb9bae7380c45ef1d60b7eacb95f6e2486511d4b458d8ba5cdec798914"
          + "2015360015f07fb74842aa5b5622981c";
  private static final String CBC_BLOCK =
      "4919970f131f6566ea9eb05e8f01de85a532fabb27d633526434b14ba39bfa84"
          + "3c1d53ff30c4160ca3bcbd408a31334da8f2c4fecbc81ddd4b4ffaaf46338518"
          + "0b4e95c93ffcc7eb49b88a5c53dd097ac6c452aff22f55a4c42a1b05d1e1c056"
          + "b7784365239b56db";
  private static final String GCM_BLOCK =
      "9c4532c79aab3bbdb203db83b99b2df1e0252d675fad7ede788d5dcdf21582f7"
          + "a2077c0eef8b4c5f686f5bd42917198b8732097b6d5420ecba1e10f4f5b0b3ab"
          + "62da7553c0eb5833";

  @Test
  void theMainSecretIsMadeOfThePremasterSecretAndBothRandoms() {
    assertEquals(MAIN, hex(main().reveal()));
  }

  @Test
  void theExtendedOneIsMadeOfTheHandshakeInstead() {
    assertEquals(EXTENDED, hex(extended().reveal()));
  }

  @Test
  void thePremasterSecretEndsWithIt() {
    Secret premaster = premaster();
    MainSecret12.of(SHA256, premaster, RANDOMS);

    assertTrue(premaster.isDestroyed());
  }

  @Test
  void theKeyBlockIsCutInOrder() {
    KeyBlock12 cbc = main().keyBlock(suite(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA), RANDOMS);
    KeyBlock12 gcm =
        extended().keyBlock(suite(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384), RANDOMS);

    assertParts(CBC_BLOCK.substring(0, 2 * 72), cbc, 20, 16, 0);
    assertParts(GCM_BLOCK, gcm, 0, 32, 4);
  }

  @Test
  void theKeysEnd() {
    KeyBlock12 keys = main().keyBlock(suite(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA), RANDOMS);
    keys.destroy();

    for (WriteKeys12 side : List.of(keys.client(), keys.server())) {
      assertTrue(side.macKey().isDestroyed());
      assertTrue(side.key().isDestroyed());
      assertTrue(side.iv().isDestroyed());
    }
  }

  @Test
  void finishedDiffersByWhoSaysIt() {
    byte[] hash = filled(32, 0x77);
    MainSecret12 main = main();

    assertEquals("ebb9042b41a54fde7e3eee2c", hex(main.clientFinished(hash)));
    assertEquals("b51bf821e0f0e61d7a4f4a9b", hex(main.serverFinished(hash)));
    assertTrue(main.matchesClientFinished(hash, Opaque.ofHex("ebb9042b41a54fde7e3eee2c")));
    assertTrue(main.matchesServerFinished(hash, Opaque.ofHex("b51bf821e0f0e61d7a4f4a9b")));
    assertFalse(main.matchesClientFinished(hash, Opaque.ofHex("b51bf821e0f0e61d7a4f4a9b")));
    assertFalse(main.matchesServerFinished(hash, Opaque.ofHex("ebb9042b41a54fde7e3eee2c")));
    assertFalse(main.matchesServerFinished(hash, Opaque.ofHex("b51bf821e0f0e61d7a4f4a")));
    assertFalse(main.matchesServerFinished(hash, Opaque.EMPTY));
  }

  @Test
  void aSessionHasACopyOfItsOwn() {
    MainSecret12 main = main();
    Secret kept = main.forSession();
    main.destroy();
    MainSecret12 resumed = MainSecret12.resumed(SHA256, kept);
    kept.destroy();

    assertEquals(MAIN, hex(resumed.reveal()));
    assertThrows(IllegalStateException.class, main::reveal);
  }

  /// RFC 5705 §4: no context and an empty one are not the same.
  @Test
  void theExporterTakesTheContextWithItsLength() {
    MainSecret12 main = main();
    Exporter exporter = main.exporter(RANDOMS);
    main.destroy();
    String label = "EXPERIMENTAL-padlock";

    assertEquals("84ddc54cf0093ba3b6a1289bb566e1301140ffaa", hex(exporter.export(label, null, 20)));
    assertEquals(
        "31988b7f0715bb9de3c84b810778ff7b74bedd0c", hex(exporter.export(label, new byte[0], 20)));
    assertEquals(
        "a257860e47316cd91e97e4a57d48fee4b4438c74",
        hex(exporter.export(label, new byte[] {1, 2, 3}, 20)));
    exporter.destroy();
    assertThrows(IllegalStateException.class, () -> exporter.export(label, null, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client finished",
        "server finished",
        "master secret",
        "extended master secret",
        "key expansion"
      })
  void whatTlsDerivesItselfIsNotExported(String label) {
    Exporter exporter = main().exporter(RANDOMS);
    assertThrows(IllegalArgumentException.class, () -> exporter.export(label, null, 20));
  }

  @Test
  void aContextHasALengthOfTwoBytes() {
    Exporter exporter = main().exporter(RANDOMS);
    assertEquals(20, exporter.export("label", new byte[0xffff], 20).length);
    assertThrows(
        IllegalArgumentException.class, () -> exporter.export("label", new byte[0x10000], 20));
  }

  /// In TLS 1.3 they are the same.
  @Test
  void theExporterOfTls13TakesNoContextForAnEmptyOne() {
    Exporter exporter =
        EarlySecret.of(CRYPTO.hkdf(HashAlgorithm.SHA256)).earlyExporter(new byte[32]);
    assertArrayEquals(
        exporter.export("label", null, 20), exporter.export("label", new byte[0], 20));
  }

  private static void assertParts(String block, KeyBlock12 keys, int mac, int key, int iv) {
    Secret[] parts = {
      keys.client().macKey(),
      keys.server().macKey(),
      keys.client().key(),
      keys.server().key(),
      keys.client().iv(),
      keys.server().iv()
    };
    int[] lengths = {mac, mac, key, key, iv, iv};
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      assertEquals(lengths[i], parts[i].length(), parts[i].name());
      joined.append(hex(parts[i].bytes()));
    }
    assertEquals(block, joined.toString());
  }

  private static MainSecret12 main() {
    return MainSecret12.of(SHA256, premaster(), RANDOMS);
  }

  private static MainSecret12 extended() {
    return MainSecret12.extended(SHA384, premaster(), filled(48, 0x78));
  }

  private static Secret premaster() {
    byte[] bytes = filled(48, 0xa5);
    bytes[0] = 3;
    bytes[1] = 3;
    return Secret.of("premaster secret", bytes);
  }

  private static Suite12 suite(CipherSuite suite) {
    return suite.tls12().orElseThrow();
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
