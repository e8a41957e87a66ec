package dev.padlock.tls.refusal;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.record.Aead13;
import dev.padlock.tls.wire.ContentType;
import java.lang.reflect.Field;

/// Record protection at the end of its sequence numbers.
final class Sequences {

  private Sequences() {}

  /// Seals the last record that there is a number for, and one more.
  static void sealTooMany() throws Exception {
    CryptoProvider crypto = JcaCrypto.platform();
    AeadAlgorithm algorithm = AeadAlgorithm.AES_128_GCM;
    Aead aead = crypto.sealer(algorithm, Secret.of("key", new byte[algorithm.keyLength()]));
    Aead13 protection = new Aead13(aead, algorithm.tagLength(), new byte[algorithm.ivLength()]);
    Field sequence = Aead13.class.getDeclaredField("sequence");
    sequence.setAccessible(true);
    sequence.setLong(protection, -2);
    byte[] record = new byte[100];
    protection.begin(ContentType.APPLICATION_DATA, 0, 0, record, 0);
    protection.finish();
    protection.begin(ContentType.APPLICATION_DATA, 0, 0, record, 0);
  }
}
