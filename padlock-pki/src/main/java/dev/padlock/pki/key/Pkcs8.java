package dev.padlock.pki.key;

import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/// The one form that JCA loads (RFC 5958), and how the older ones are put into it.
final class Pkcs8 {
  private Pkcs8() {}

  /// Loads `PrivateKeyInfo ::= SEQUENCE { version, algorithm, privateKey OCTET STRING, ... }`.
  static PrivateKey key(Octets der) throws PkiException {
    DerReader in = DerReader.of(der);
    DerReader fields = in.sequence();
    in.end();
    fields.smallInteger(1);
    KeyAlgorithm kind = KeyAlgorithm.of(AlgorithmIdentifier.read(fields));
    Octets privateKey = fields.octetString();
    byte[] encoded = MlDsaPrivateKey.isOne(kind) ? expanded(kind, privateKey) : der.toArray();
    try {
      return KeyFactory.getInstance(kind.jcaName())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new PkiException(PkiFault.KEY_MALFORMED, kind.jcaName() + " key", e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static byte[] expanded(KeyAlgorithm kind, Octets privateKey) throws PkiException {
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(kind.oid(), Octets.EMPTY);
    return wrap(algorithm, MlDsaPrivateKey.expanded(kind, privateKey)).toArray();
  }

  /// RSAPrivateKey of RFC 8017 App. A.1.2.
  static Octets ofPkcs1(Octets rsaPrivateKey) {
    Octets nullParameters = DerWriter.write(DerWriter::nullValue);
    return wrap(new AlgorithmIdentifier(KeyAlgorithm.RSA.oid(), nullParameters), rsaPrivateKey);
  }

  /// ECPrivateKey of RFC 5915 §3. Its curve is in it, or in the block that OpenSSL writes before
  /// it.
  static Octets ofSec1(Octets ecPrivateKey, Optional<Octets> curveBeside) throws PkiException {
    DerReader in = DerReader.of(ecPrivateKey);
    DerReader fields = in.sequence();
    in.end();
    fields.smallInteger(1);
    fields.octetString();
    Octets curve =
        fields.isNext(DerTag.contextConstructed(0))
            ? fields.content(DerTag.contextConstructed(0))
            : curveBeside.orElseThrow(
                () -> new PkiException(PkiFault.KEY_MALFORMED, "an EC key that names no curve"));
    return wrap(new AlgorithmIdentifier(KeyAlgorithm.EC.oid(), curve), ecPrivateKey);
  }

  /// An EC key with its public key in it, as RFC 5915 §3 asks for; the JDK leaves it out. Any other
  /// key is given back as it is.
  static Octets withPublicKey(Octets der, SubjectPublicKeyInfo publicKey) throws PkiException {
    DerReader fields = DerReader.of(der).sequence();
    fields.smallInteger(1);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(fields);
    if (KeyAlgorithm.of(algorithm) != KeyAlgorithm.EC) {
      return der;
    }
    DerReader ecPrivateKey = DerReader.of(fields.octetString()).sequence();
    ecPrivateKey.smallInteger(1);
    Octets privateKey = ecPrivateKey.octetString();
    return wrap(
        algorithm,
        DerWriter.write(w ->
            w.sequence(s ->
                s.integer(1)
                    .octetString(privateKey)
                    .constructed(
                        DerTag.contextConstructed(1), p -> p.bitString(publicKey.key())))));
  }

  private static Octets wrap(AlgorithmIdentifier algorithm, Octets privateKey) {
    return DerWriter.write(w ->
        w.sequence(s -> {
          s.integer(0);
          algorithm.write(s);
          s.octetString(privateKey);
        }));
  }
}
