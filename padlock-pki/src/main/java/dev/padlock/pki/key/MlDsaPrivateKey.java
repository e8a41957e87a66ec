package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/// The three forms of an ML-DSA private key (RFC 9881 §6): the seed, the expanded key, both. The
/// JDK loads the expanded one.
final class MlDsaPrivateKey {

  private static final int SEED_LENGTH = 32;

  private MlDsaPrivateKey() {}

  static boolean isOne(KeyAlgorithm kind) {
    return switch (kind) {
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> true;
      default -> false;
    };
  }

  /// `expandedKey OCTET STRING`, from whichever form is there.
  static Octets expanded(KeyAlgorithm kind, Octets privateKey) throws PkiException {
    DerReader in = DerReader.of(privateKey);
    if (in.isNext(DerTag.OCTET_STRING)) {
      return privateKey;
    }
    if (in.isNext(DerTag.context(0))) {
      Octets seed = in.content(DerTag.context(0));
      in.end();
      return ofSeed(kind, seed);
    }
    DerReader both = in.sequence();
    in.end();
    both.octetString();
    Octets expanded = both.octetString();
    both.end();
    return DerWriter.write(w -> w.octetString(expanded));
  }

  /// ML-DSA.KeyGen_internal (FIPS 204, algorithm 6), by the JDK: all the randomness that its
  /// generator asks for is the seed. Whether it used the seed so shows in the public part of what
  /// comes out.
  private static Octets ofSeed(KeyAlgorithm kind, Octets seed) throws PkiException {
    if (seed.size() != SEED_LENGTH) {
      throw new PkiException(PkiFault.KEY_MALFORMED, "a seed of " + seed.size() + " bytes");
    }
    KeyPair pair = keyKind(kind).generate(new Scripted(seed.toArray()));
    DerReader fields = DerReader.of(Octets.wrap(pair.getPrivate().getEncoded())).sequence();
    fields.smallInteger(0);
    fields.element();
    Octets expanded = fields.octetString();
    byte[] rho = DerReader.of(expanded).octetString().slice(0, SEED_LENGTH).toArray();
    if (!MessageDigest.isEqual(rho, rho(kind, seed))) {
      throw new PkiException(
          PkiFault.KEY_FORMAT_UNSUPPORTED,
          "an %s key of its seed only, which this provider does not expand"
              .formatted(kind.jcaName()));
    }
    return expanded;
  }

  /// The first 32 bytes of H(seed || k || l).
  private static byte[] rho(KeyAlgorithm kind, Octets seed) throws PkiException {
    byte[] dimensions =
        switch (kind) {
          case ML_DSA_44 -> new byte[] {4, 4};
          case ML_DSA_65 -> new byte[] {6, 5};
          default -> new byte[] {8, 7};
        };
    try {
      MessageDigest shake = MessageDigest.getInstance("SHAKE256-512");
      shake.update(seed.toArray());
      return Arrays.copyOf(shake.digest(dimensions), SEED_LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new PkiException(PkiFault.KEY_FORMAT_UNSUPPORTED, "no SHAKE256", missing);
    }
  }

  private static KeyKind keyKind(KeyAlgorithm kind) {
    return switch (kind) {
      case ML_DSA_44 -> KeyKind.ML_DSA_44;
      case ML_DSA_65 -> KeyKind.ML_DSA_65;
      default -> KeyKind.ML_DSA_87;
    };
  }

  /// Gives what it was given, from the beginning at every call.
  private static final class Scripted extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] script;

    Scripted(byte[] script) {
      this.script = script;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(script, 0, bytes, 0, Math.min(bytes.length, script.length));
    }
  }
}
