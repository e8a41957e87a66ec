package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HkdfTest {

  private final SecureRandom random = new SecureRandom();
  private final JcaCrypto crypto = JcaCrypto.with(random);

  @ParameterizedTest
  @CsvSource({
    // RFC 5869 §A.1
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 000102030405060708090a0b0c,"
        + " f0f1f2f3f4f5f6f7f8f9, 077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5,"
        + " 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    // RFC 5869 §A.3
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, '', '',"
        + " 19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04,"
        + " 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
  })
  void theExamplesOfRfc5869(String ikm, String salt, String info, String prk, String okm) {
    Hkdf hkdf = crypto.hkdf(HashAlgorithm.SHA256);
    Secret extracted = hkdf.extract("PRK", secret(salt), secret(ikm));
    assertArrayEquals(hex(prk), extracted.bytes());
    assertEquals("PRK", extracted.name());
    assertArrayEquals(hex(okm), hkdf.expand("OKM", extracted, hex(info), 42).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void itIsTheJdksHkdfAndHmacForEveryLength(HashAlgorithm algorithm)
      throws GeneralSecurityException {
    Hkdf hkdf = crypto.hkdf(algorithm);
    String digits = algorithm.name().substring(3);
    for (int length = 1; length <= 3 * algorithm.blockLength(); length += 7) {
      byte[] key = new byte[length];
      byte[] data = new byte[2 * length];
      random.nextBytes(key);
      random.nextBytes(data);

      Mac mac = Mac.getInstance("HmacSHA" + digits);
      mac.init(new SecretKeySpec(key, "HMAC"));
      assertArrayEquals(mac.doFinal(data), hkdf.hmac(Secret.of("key", key.clone()), data));

      byte[] expected =
          KDF.getInstance("HKDF-SHA" + digits)
              .deriveData(
                  HKDFParameterSpec.ofExtract().addIKM(key).addSalt(data).thenExpand(data, length));
      Secret prk = hkdf.extract("PRK", Secret.of("salt", data), Secret.of("IKM", key));
      assertArrayEquals(expected, hkdf.expand("OKM", prk, data, length).bytes());
    }
  }

  @Test
  void aLengthThatHkdfCannotMakeIsRefused() {
    Hkdf hkdf = crypto.hkdf(HashAlgorithm.SHA256);
    Secret prk = Secret.of("PRK", new byte[32]);
    byte[] info = {};
    assertEquals(255 * 32, hkdf.expand("OKM", prk, info, 255 * 32).length());
    assertThrows(IllegalArgumentException.class, () -> hkdf.expand("OKM", prk, info, 255 * 32 + 1));
    assertThrows(IllegalArgumentException.class, () -> hkdf.expand("OKM", prk, info, 0));
  }

  private static Secret secret(String digits) {
    return Secret.of("secret", hex(digits));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
