package dev.padlock.tls.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.MacAlgorithm;
import dev.padlock.tls.wire.Bulk12.AeadBulk;
import dev.padlock.tls.wire.Bulk12.CbcBulk;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The registered name of a suite says what it is made of, so the names are the witness.
final class Suites12Test {

  private static final Pattern NAME =
      Pattern.compile("TLS_(ECDHE_ECDSA|ECDHE_RSA|DHE_RSA|RSA)_WITH_(\\w+)_(SHA|SHA256|SHA384)");

  private static final List<CipherSuite> SPOKEN =
      IntStream.range(0, 0x10000)
          .mapToObj(CipherSuite::new)
          .filter(suite -> suite.tls12().isPresent())
          .toList();

  @Test
  void everySuiteIsWhatItsNameSays() {
    for (CipherSuite suite : SPOKEN) {
      Matcher name = NAME.matcher(suite.toString());
      assertTrue(name.matches(), suite.toString());
      Suite12 parts = suite.tls12().orElseThrow();
      String keys = parts.keyExchange() + "_" + parts.authentication();
      assertEquals(name.group(1), keys.replace("RSA_RSA", "RSA"), suite.toString());
      assertEquals(name.group(2), bulkName(parts.bulk()), suite.toString());
      assertEquals(name.group(3), hashName(parts), suite.toString());
      assertEquals(
          name.group(3).equals("SHA384") ? HashAlgorithm.SHA384 : HashAlgorithm.SHA256,
          parts.prfHash());
    }
  }

  @Test
  void sixSuitesAreOfToday() {
    List<String> modern =
        SPOKEN.stream()
            .filter(suite -> !suite.tls12().orElseThrow().isLegacy())
            .map(CipherSuite::toString)
            .toList();

    assertEquals(
        List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
        modern);
    assertEquals(27, SPOKEN.size());
  }

  @Test
  void theKeyBlockIsCutAsTheRfcsSay() {
    Bulk12 gcm = bulk(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
    assertEquals(new AeadBulk(AeadAlgorithm.AES_256_GCM, 4, 8), gcm);
    assertEquals(List.of(0, 32, 4), lengths(gcm));
    assertEquals(
        List.of(0, 32, 12), lengths(bulk(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256)));
    assertEquals(List.of(20, 16, 0), lengths(bulk(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)));
    assertEquals(
        List.of(48, 32, 0), lengths(bulk(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384)));
  }

  @Test
  void whatIsWeakOrOfAnotherVersionIsNotSpoken() {
    for (int code : new int[] {0x0000, 0x0005, 0x000a, 0x0016, 0x006c, 0x1301, 0xc007, 0xc0ac}) {
      assertEquals(Optional.empty(), new CipherSuite(code).tls12());
    }
  }

  private static String bulkName(Bulk12 bulk) {
    return switch (bulk) {
      case AeadBulk aead -> aead.algorithm().name();
      case CbcBulk cbc -> "AES_" + 8 * cbc.keyLength() + "_CBC";
    };
  }

  private static String hashName(Suite12 suite) {
    return switch (suite.bulk()) {
      case CbcBulk cbc when cbc.mac() == MacAlgorithm.HMAC_SHA1 -> "SHA";
      case CbcBulk cbc -> cbc.mac().name().replace("HMAC_", "");
      case AeadBulk _ -> suite.prfHash().name();
    };
  }

  private static Bulk12 bulk(CipherSuite suite) {
    return suite.tls12().orElseThrow().bulk();
  }

  private static List<Integer> lengths(Bulk12 bulk) {
    return List.of(bulk.macKeyLength(), bulk.keyLength(), bulk.fixedIvLength());
  }
}
