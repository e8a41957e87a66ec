package dev.padlock.proving;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.crypto.jca.WycheproofSuite;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The Amazon Corretto Crypto Provider, which is found because it is on the class path.
class AccpWycheproofTest extends WycheproofSuite {

  private static final JcaCrypto PLATFORM = JcaCrypto.platform();

  @Override
  protected JcaCrypto crypto() {
    return PLATFORM;
  }

  @Test
  void itIsChosenWhereItIsFasterAndNowhereElse() {
    PLATFORM
        .origins()
        .forEach((primitive, origin) -> {
          boolean faster = List.of("ECDH", "ECDSA", "RSA", "EDDSA").contains(primitive);
          boolean chosen = origin.startsWith("AmazonCorrettoCryptoProvider ");
          assertTrue(faster == chosen, () -> primitive + " by " + origin);
        });
  }
}
