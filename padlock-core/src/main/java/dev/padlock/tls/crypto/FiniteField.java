package dev.padlock.tls.crypto;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.util.List;

/// A prime field with a generator, for Diffie-Hellman in TLS 1.2: one that RFC 7919 names, or one
/// that a server made up.
public record FiniteField(BigInteger prime, BigInteger generator) {

  /// RFC 7919 §A.1.
  public static final FiniteField FFDHE2048 = ffdhe(2048, 560316);

  /// RFC 7919 §A.2.
  public static final FiniteField FFDHE3072 = ffdhe(3072, 2625351);

  private static final int LEAST_BITS = 2048;

  /// So that the test for a prime, which a server makes its client do, ends in reasonable time.
  private static final int MOST_BITS = 4096;

  private static final int CERTAINTY = 64;

  /// RFC 7919 §A.3 to §A.5, made only when somebody asks for one of their size.
  private static final class Larger {
    private static final List<FiniteField> FIELDS =
        List.of(ffdhe(4096, 5736041), ffdhe(6144, 15705020), ffdhe(8192, 10965728));
  }

  /// The field that a server proposes, if keys can be exchanged in it safely: large enough, with a
  /// prime that is one, and a generator that is neither 0 nor 1 nor -1.
  ///
  /// Whether the generator's order has small factors cannot be told of a field that nobody knows;
  /// with keys that are used once, little can be learnt from it (RFC 7919 §5.1).
  public static FiniteField proposed(byte[] prime, byte[] generator) throws TlsException {
    FiniteField field = new FiniteField(new BigInteger(1, prime), new BigInteger(1, generator));
    int bits = field.prime.bitLength();
    if (bits < LEAST_BITS) {
      throw Misbehaviour.FINITE_FIELD_TOO_SMALL.refuse("bits", bits, "least", LEAST_BITS);
    }
    if (!field.isNamed()) {
      field.requireSound();
    }
    return field;
  }

  /// The length of the prime in bytes.
  public int length() {
    return (prime.bitLength() + 7) / 8;
  }

  /// Whether RFC 7919 names it. Of each length it names one.
  public boolean isNamed() {
    return equals(FFDHE2048)
        || equals(FFDHE3072)
        || prime.bitLength() >= LEAST_BITS * 2 && Larger.FIELDS.contains(this);
  }

  private void requireSound() throws TlsException {
    int bits = prime.bitLength();
    if (bits > MOST_BITS || bits % Long.SIZE != 0) {
      throw Misbehaviour.BAD_FINITE_FIELD.refuse("bits", bits, "most", MOST_BITS);
    }
    if (!contains(generator)) {
      throw Misbehaviour.BAD_FINITE_FIELD.refuse("generator", "outside 1 < g < p - 1");
    }
    if (!prime.isProbablePrime(CERTAINTY)) {
      throw Misbehaviour.BAD_FINITE_FIELD.refuse("modulus", "not a prime");
    }
  }

  /// `1 < value < p - 1`: what leads to more than two secrets.
  public boolean contains(BigInteger value) {
    return value.compareTo(BigInteger.ONE) > 0
        && value.compareTo(prime.subtract(BigInteger.ONE)) < 0;
  }

  /// RFC 7919 Appendix A: `p = 2^b - 2^(b-64) + (floor(2^(b-130) e) + X) 2^64 - 1`.
  private static FiniteField ffdhe(int bits, long x) {
    BigInteger middle = floorOfE(bits - 130).add(BigInteger.valueOf(x)).shiftLeft(Long.SIZE);
    BigInteger ends = power(bits).subtract(power(bits - Long.SIZE)).subtract(BigInteger.ONE);
    return new FiniteField(ends.add(middle), BigInteger.TWO);
  }

  /// `floor(2^bits e)` by the series of 1/n!, with 64 bits to spare.
  private static BigInteger floorOfE(int bits) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = power(bits + Long.SIZE);
    for (int n = 1; term.signum() > 0; n++) {
      sum = sum.add(term);
      term = term.divide(BigInteger.valueOf(n));
    }
    return sum.shiftRight(Long.SIZE);
  }

  private static BigInteger power(int exponent) {
    return BigInteger.ONE.shiftLeft(exponent);
  }
}
