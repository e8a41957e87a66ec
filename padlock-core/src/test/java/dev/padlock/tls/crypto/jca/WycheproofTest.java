package dev.padlock.tls.crypto.jca;

import java.security.SecureRandom;

/// The JDK's own providers.
class WycheproofTest extends WycheproofSuite {

  @Override
  protected JcaCrypto crypto() {
    return JDK;
  }

  private static final JcaCrypto JDK = JcaCrypto.with(new SecureRandom());
}
