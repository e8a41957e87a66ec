package dev.padlock.proving;

import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.crypto.jca.Primitive;
import dev.padlock.tls.crypto.jca.ProviderChoice;
import dev.padlock.tls.crypto.jca.WycheproofSuite;
import java.security.Provider;
import java.security.SecureRandom;
import org.conscrypt.Conscrypt;

/// Conscrypt for all that it does faster than the JDK, asked for by hand.
class ConscryptWycheproofTest extends WycheproofSuite {

  private static final Provider CONSCRYPT = Conscrypt.newProvider();

  private static final JcaCrypto CRYPTO =
      JcaCrypto.with(
          new SecureRandom(),
          new ProviderChoice(Primitive.X25519, CONSCRYPT),
          new ProviderChoice(Primitive.ECDH, CONSCRYPT),
          new ProviderChoice(Primitive.ECDSA, CONSCRYPT));

  @Override
  protected JcaCrypto crypto() {
    return CRYPTO;
  }
}
