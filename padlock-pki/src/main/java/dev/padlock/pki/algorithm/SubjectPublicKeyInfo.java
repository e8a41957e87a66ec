package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.BitString;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.OptionalInt;

/// A public key as a certificate carries it (RFC 5280 §4.1.2.7): the whole encoding, the algorithm,
/// the key's bits.
public record SubjectPublicKeyInfo(Octets der, AlgorithmIdentifier algorithm, BitString key) {

  public static SubjectPublicKeyInfo read(DerReader in) throws PkiException {
    int start = in.mark();
    int outer = in.open(DerTag.SEQUENCE);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(in);
    BitString key = in.bitString();
    in.close(outer);
    return new SubjectPublicKeyInfo(in.since(start), algorithm, key);
  }

  public static SubjectPublicKeyInfo of(PublicKey key) throws PkiException {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new PkiException(PkiFault.PUBLIC_KEY_MALFORMED, "it has no encoding");
    }
    return read(DerReader.of(Octets.wrap(encoded)));
  }

  /// The size by which keys of a kind are compared: the modulus of RSA, the field of EC. The other
  /// algorithms have one size each, and none here.
  public OptionalInt bits() throws PkiException {
    return switch (KeyAlgorithm.of(algorithm)) {
      case RSA, RSASSA_PSS -> OptionalInt.of(rsaNumbers().bits());
      case EC -> OptionalInt.of(KeyAlgorithm.curve(algorithm).bits());
      default -> OptionalInt.empty();
    };
  }

  /// The numbers of an RSA key, as octets.
  public record RsaNumbers(Octets modulus, Octets exponent) {

    /// How many bits the modulus has.
    public int bits() {
      return RsaNumbers.bits(modulus);
    }

    /// Whether the modulus is positive, odd and of whole octets, and the exponent odd and above 1.
    public boolean areInForm() {
      return isOddAndPositive(modulus)
          && bits() % 8 == 0
          && isOddAndPositive(exponent)
          && bits(exponent) > 1;
    }

    private static boolean isOddAndPositive(Octets number) {
      return number.byteAt(0) < 0x80 && (number.byteAt(number.size() - 1) & 1) == 1;
    }

    /// How many bits a positive number has.
    private static int bits(Octets number) {
      int first = number.byteAt(0) == 0 && number.size() > 1 ? 1 : 0;
      int high = Integer.SIZE - Integer.numberOfLeadingZeros(number.byteAt(first));
      return high + 8 * (number.size() - first - 1);
    }
  }

  /// `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017 App. A.1.1);
  /// for an RSA key only.
  public RsaNumbers rsaNumbers() throws PkiException {
    DerReader in = DerReader.of(key.bytes());
    int outer = in.open(DerTag.SEQUENCE);
    RsaNumbers numbers = new RsaNumbers(in.integerOctets(), in.integerOctets());
    in.close(outer);
    return numbers;
  }

  /// The key for JCA, made by the KeyFactory of its algorithm.
  public PublicKey toPublicKey() throws PkiException {
    KeyAlgorithm kind = KeyAlgorithm.of(algorithm);
    try {
      return KeyFactory.getInstance(kind.jcaName())
          .generatePublic(new X509EncodedKeySpec(der.toArray()));
    } catch (GeneralSecurityException e) {
      throw new PkiException(PkiFault.PUBLIC_KEY_MALFORMED, kind.jcaName() + " key", e);
    }
  }
}
