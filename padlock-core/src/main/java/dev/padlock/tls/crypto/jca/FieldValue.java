package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;

/// A number of a finite field, padded with zeros to the length of its prime (RFC 9846 §4.3.8.1).
record FieldValue(DHParameterSpec group) implements PublicValue {

  /// ffdhe2048 (RFC 7919 §A.1); exponents above the 225 bits of §5.2.
  static final DHParameterSpec FFDHE2048 =
      group(
          256,
          """
          ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1d8b9c583ce2d3695a9e13641146433fb
          cc939dce249b3ef97d2fe363630c75d8f681b202aec4617ad3df1ed5d5fd65612433f51f5f066ed0
          856365553ded1af3b557135e7f57c935984f0c70e0e68b77e2a689daf3efe8721df158a136ade735
          30acca4f483a797abc0ab182b324fb61d108a94bb2c8e3fbb96adab760d7f4681d4f42a3de394df4
          ae56ede76372bb190b07a7c8ee0a6d709e02fce1cdf7e2ecc03404cd28342f619172fe9ce98583ff
          8e4f1232eef28183c3fe3b1b4c6fad733bb5fcbc2ec22005c58ef1837d1683b2c6f34a26c1b2effa
          886b423861285c97ffffffffffffffff\
          """);

  /// ffdhe3072 (RFC 7919 §A.2); exponents above the 275 bits of §5.2.
  static final DHParameterSpec FFDHE3072 =
      group(
          320,
          """
          ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1d8b9c583ce2d3695a9e13641146433fb
          cc939dce249b3ef97d2fe363630c75d8f681b202aec4617ad3df1ed5d5fd65612433f51f5f066ed0
          856365553ded1af3b557135e7f57c935984f0c70e0e68b77e2a689daf3efe8721df158a136ade735
          30acca4f483a797abc0ab182b324fb61d108a94bb2c8e3fbb96adab760d7f4681d4f42a3de394df4
          ae56ede76372bb190b07a7c8ee0a6d709e02fce1cdf7e2ecc03404cd28342f619172fe9ce98583ff
          8e4f1232eef28183c3fe3b1b4c6fad733bb5fcbc2ec22005c58ef1837d1683b2c6f34a26c1b2effa
          886b4238611fcfdcde355b3b6519035bbc34f4def99c023861b46fc9d6e6c9077ad91d2691f7f7ee
          598cb0fac186d91caefe130985139270b4130c93bc437944f4fd4452e2d74dd364f2e21e71f54bff
          5cae82ab9c9df69ee86d2bc522363a0dabc521979b0deada1dbf9a42d5c4484e0abcd06bfa53ddef
          3c1b20ee3fd59d7c25e41d2b66c62e37ffffffffffffffff\
          """);

  @Override
  public byte[] raw(PublicKey key) throws TlsException {
    if (!(key instanceof DHPublicKey dh)) {
      throw InternalFailure.CRYPTO_FAILED.refuse("unexpected public key", key.getAlgorithm());
    }
    return padded(dh.getY().toByteArray());
  }

  /// `1 < Y < p - 1` (RFC 9846 §4.3.8.1).
  @Override
  public KeySpec decode(byte[] raw) throws TlsException {
    if (raw.length != length()) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("length", raw.length, "expected", length());
    }
    BigInteger y = new BigInteger(1, raw);
    BigInteger last = group.getP().subtract(BigInteger.ONE);
    if (y.compareTo(BigInteger.ONE) <= 0 || y.compareTo(last) >= 0) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("value", "outside 1 < Y < p - 1");
    }
    return new DHPublicKeySpec(y, group.getP(), group.getG());
  }

  /// Makes a big-endian number exactly as long as the prime.
  private byte[] padded(byte[] number) {
    byte[] padded = new byte[length()];
    int kept = Math.min(number.length, padded.length);
    System.arraycopy(number, number.length - kept, padded, padded.length - kept, kept);
    return padded;
  }

  private int length() {
    return group.getP().bitLength() / 8;
  }

  private static DHParameterSpec group(int exponentBits, String prime) {
    BigInteger p = new BigInteger(prime.replace("\n", ""), 16);
    return new DHParameterSpec(p, BigInteger.TWO, exponentBits);
  }
}
