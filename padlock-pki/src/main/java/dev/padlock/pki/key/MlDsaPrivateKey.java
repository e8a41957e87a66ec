package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;

/// The three forms of an ML-DSA private key (RFC 9881 §6): the seed, the expanded key, both. The
/// JDK loads the expanded one.
final class MlDsaPrivateKey {
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
    if (!in.isNext(DerTag.SEQUENCE)) {
      throw new PkiException(
          PkiFault.KEY_FORMAT_UNSUPPORTED,
          "an %s key of its seed only (OpenSSL writes both forms by default)"
              .formatted(kind.jcaName()));
    }
    DerReader both = in.sequence();
    in.end();
    both.octetString();
    Octets expanded = both.octetString();
    both.end();
    return DerWriter.write(w -> w.octetString(expanded));
  }
}
