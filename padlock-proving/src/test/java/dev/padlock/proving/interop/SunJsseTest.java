package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;

final class SunJsseTest extends InteropMatrix {

  @Override
  SunJsse peer() {
    return new SunJsse();
  }

  /// Why [SunJsse#failsByChance]: once this fails, the JDK has been corrected.
  @Test
  void theJdkTakesLeadingZerosOffTheSecretOfAFiniteField() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DH");
    generator.initialize(512);
    KeyPair ours = generator.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("DH");
    byte[] whole;
    PublicKey theirs;
    do {
      theirs = generator.generateKeyPair().getPublic();
      agreement.init(ours.getPrivate());
      agreement.doPhase(theirs, true);
      whole = agreement.generateSecret();
    } while (whole[0] != 0);
    agreement.init(ours.getPrivate());
    agreement.doPhase(theirs, true);
    byte[] forTls = agreement.generateSecret("TlsPremasterSecret").getEncoded();
    assertTrue(forTls.length < whole.length);
  }

  /// RFC 9846 §6.1: close_notify ends one direction.
  @Test
  void weGoOnListeningAfterOurEnd() throws Exception {
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "before");
          ours.closeOutput();
          ((SunJsse.End) theirs).say("after your end");
          assertEquals("after your end", ours.hear());
          theirs.hangUp();
          ours.assertEnd();
        };
    ourClient(Terms.USUAL, talk);
    ourServer(Terms.USUAL, talk);
  }

  @Test
  void weGoOnTalkingAfterTheirEnd() throws Exception {
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "before");
          theirs.hangUp();
          ours.assertEnd();
          ours.say("after your end");
          assertEquals("after your end", ((SunJsse.End) theirs).hear());
          ours.closeOutput();
          theirs.assertContent();
        };
    ourClient(Terms.USUAL, talk);
    ourServer(Terms.USUAL, talk);
  }
}
