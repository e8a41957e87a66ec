package dev.padlock.tls.crypto;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a public key has to look like for a signature algorithm.
///
/// Where the algorithm fixes curve and length, the encoded SubjectPublicKeyInfo (RFC 5280 §4.1.2.7)
/// can only begin in one way; comparing that beginning is exact, and the same for the keys of every
/// provider.
enum KeyShape {
  P256("3059301306072a8648ce3d020106082a8648ce3d030107034200"),
  P384("3076301006072a8648ce3d020106052b81040022036200"),
  P521("30819b301006072a8648ce3d020106052b8104002303818600"),
  ED25519("302a300506032b6570032100"),
  ED448("3043300506032b6571033a00"),
  MLDSA44("30820532300b06096086480165030403110382052100"),
  MLDSA65("308207b2300b0609608648016503040312038207a100"),
  MLDSA87("30820a32300b060960864801650304031303820a2100"),
  /// Any of the three curves.
  NIST("") {
    @Override
    boolean fits(PublicKey key, @Nullable HashAlgorithm hash) {
      return P256.fits(key, hash) || P384.fits(key, hash) || P521.fits(key, hash);
    }
  },
  RSA("") {
    @Override
    boolean fits(PublicKey key, @Nullable HashAlgorithm hash) {
      return key instanceof RSAPublicKey rsa && isPlain(rsa) && hasRoomForPss(rsa, hash);
    }
  },
  RSASSA_PSS("") {
    @Override
    boolean fits(PublicKey key, @Nullable HashAlgorithm hash) {
      return key instanceof RSAPublicKey rsa && isPss(rsa, hash) && hasRoomForPss(rsa, hash);
    }
  },
  RSA_PKCS1("") {
    @Override
    boolean fits(PublicKey key, @Nullable HashAlgorithm hash) {
      return key instanceof RSAPublicKey rsa && isPlain(rsa) && hasRoomForPkcs1(rsa, hash);
    }
  };

  /// The bytes around the hash in EMSA-PKCS1-v1_5: a DigestInfo of SHA-2 and the least padding (RFC
  /// 8017 §9.2).
  private static final int PKCS1_OVERHEAD = 19 + 11;

  private final byte[] prefix;

  KeyShape(String prefix) {
    this.prefix = HexFormat.of().parseHex(prefix);
  }

  boolean fits(PublicKey key, @Nullable HashAlgorithm hash) {
    byte[] encoded = key.getEncoded();
    return encoded != null
        && encoded.length > prefix.length
        && Arrays.equals(encoded, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static boolean isPlain(RSAPublicKey key) {
    return key.getAlgorithm().equals("RSA");
  }

  /// A key of `id-RSASSA-PSS`. Parameters beside it restrict it to their hash, and their salt
  /// length is the least allowed (RFC 4055 §3.1); TLS always salts with as many bytes as the hash
  /// has.
  private static boolean isPss(RSAPublicKey key, @Nullable HashAlgorithm hash) {
    if (!key.getAlgorithm().equals("RSASSA-PSS") || hash == null) {
      return false;
    }
    return switch (key.getParams()) {
      case null -> true;
      case PSSParameterSpec pss ->
          pss.getDigestAlgorithm().equalsIgnoreCase(hash.jcaName())
              && pss.getMGFParameters() instanceof MGF1ParameterSpec mgf
              && mgf.getDigestAlgorithm().equalsIgnoreCase(hash.jcaName())
              && pss.getSaltLength() <= hash.length();
      default -> false;
    };
  }

  /// RFC 8017 §9.1.1, step 3.
  private static boolean hasRoomForPss(RSAPublicKey key, @Nullable HashAlgorithm hash) {
    int encodedLength = (key.getModulus().bitLength() - 1 + 7) / 8;
    return hash != null && encodedLength >= 2 * hash.length() + 2;
  }

  private static boolean hasRoomForPkcs1(RSAPublicKey key, @Nullable HashAlgorithm hash) {
    int encodedLength = (key.getModulus().bitLength() + 7) / 8;
    return hash != null && encodedLength >= hash.length() + PKCS1_OVERHEAD;
  }
}
