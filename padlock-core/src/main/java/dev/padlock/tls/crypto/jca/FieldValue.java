package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import java.util.stream.Stream;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;

/// A number of a finite field: in TLS 1.3 padded with zeros to the length of its prime (RFC 9846
/// §4.3.8.1), in TLS 1.2 read at any length.
///
/// @param exponentBits how long our exponents are, or 0 for what the provider finds right
record FieldValue(FiniteField field, int exponentBits, boolean padded) implements PublicValue {

  /// ffdhe2048; exponents above the 225 bits of RFC 7919 §5.2.
  static final FieldValue FFDHE2048 = new FieldValue(FiniteField.FFDHE2048, 256, true);

  /// ffdhe3072; exponents above the 275 bits of RFC 7919 §5.2.
  static final FieldValue FFDHE3072 = new FieldValue(FiniteField.FFDHE3072, 320, true);

  /// A field of TLS 1.2.
  static FieldValue ofTls12(FiniteField field) {
    int exponentBits =
        Stream.of(FFDHE2048, FFDHE3072)
            .filter(known -> known.field.equals(field))
            .mapToInt(FieldValue::exponentBits)
            .findFirst()
            .orElse(0);
    return new FieldValue(field, exponentBits, false);
  }

  DHParameterSpec group() {
    return new DHParameterSpec(field.prime(), field.generator(), exponentBits);
  }

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
    if (padded && raw.length != length()) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("length", raw.length, "expected", length());
    }
    BigInteger y = new BigInteger(1, raw);
    if (!field.contains(y)) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("value", "outside 1 < Y < p - 1");
    }
    return new DHPublicKeySpec(y, field.prime(), field.generator());
  }

  /// Makes a big-endian number exactly as long as the prime.
  private byte[] padded(byte[] number) {
    byte[] padded = new byte[length()];
    int kept = Math.min(number.length, padded.length);
    System.arraycopy(number, number.length - kept, padded, padded.length - kept, kept);
    return padded;
  }

  private int length() {
    return field.length();
  }
}
