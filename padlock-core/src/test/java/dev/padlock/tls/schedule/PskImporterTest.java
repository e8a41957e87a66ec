package dev.padlock.tls.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.wire.KdfIdentifier;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.ImportedIdentity;
import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PskImporterTest {

  private static final JcaCrypto CRYPTO = JcaCrypto.with(new SecureRandom());

  /// Figures of Botan's tests, for the keys that BoringSSL's suite uses.
  @ParameterizedTest
  @CsvSource({
    "ABCD, 8, psk1, context1, SHA256, SHA256,"
        + " 77cfa040c1e1ca63f0cd989dbefb28f5129625b08ce4f258bb825a9b0a4642a0",
    "ABCD, 8, psk1, context1, SHA256, SHA384,"
        + " 3cb0eb3c10863c51a674df9f7b5900b47aa9353ba35c475b7ff6ad53f868ea97"
        + "ee896b7b54460853340f699b91949d8d",
    "ABCD, 8, psk1, '', SHA256, SHA256,"
        + " f38b065c368f79497cd9b2615d047e3415b62ce43b7eb6e1d0474cb5636fedb0",
    "IJKL, 8, psk3, context3, SHA256, SHA256,"
        + " 64d6ffd17c8eb3a64558008681b2f7e5a338963a25c7d1c75f4f72196159db02",
    "EFGH, 12, psk2, context2, SHA384, SHA384,"
        + " fbc3670da40a25dfbe8132b2840a412a7fb3a93846c3111ee45609fe68b70d5c"
        + "9dfabdfdb3268a52a604de3c33b65f1d",
    "EFGH, 12, psk2, context2, SHA384, SHA256,"
        + " 02b3e806e32d41ebbd4ea0dc49c4a448c186df3e161e1f68bec1889e84fc4fcd",
  })
  void importsAsOthersDo(
      String word,
      int times,
      String identity,
      String context,
      HashAlgorithm hash,
      HashAlgorithm target,
      String expected) {
    Secret key = Secret.of("epsk", word.repeat(times).getBytes(UTF_8));
    ImportedIdentity imported =
        new ImportedIdentity(
            opaque(identity),
            opaque(context),
            ProtocolVersion.TLS_1_3,
            KdfIdentifier.of(target).orElseThrow());

    Secret result = PskImporter.importKey(CRYPTO.hkdf(hash), key, imported.encode(), target);

    assertEquals(expected, Opaque.of(result.bytes()).hex());
    assertFalse(key.isDestroyed());
    assertArrayEquals(word.repeat(times).getBytes(UTF_8), key.bytes());
  }

  private static Opaque opaque(String text) {
    return Opaque.of(text.getBytes(UTF_8));
  }
}
