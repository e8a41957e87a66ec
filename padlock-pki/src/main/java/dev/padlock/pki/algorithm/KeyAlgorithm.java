package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The kinds of key this module reads, by the identifier of RFC 3279, 5480, 8410 and 9881.
public enum KeyAlgorithm {
  RSA("1.2.840.113549.1.1.1", "RSA"),
  RSASSA_PSS("1.2.840.113549.1.1.10", "RSASSA-PSS"),
  EC("1.2.840.10045.2.1", "EC"),
  ED25519("1.3.101.112", "Ed25519"),
  ED448("1.3.101.113", "Ed448"),
  ML_DSA_44("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
  ML_DSA_65("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
  ML_DSA_87("2.16.840.1.101.3.4.3.19", "ML-DSA-87");

  private static final Map<Oid, KeyAlgorithm> BY_OID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(a -> a.oid, a -> a));

  private final Oid oid;
  private final String jcaName;

  KeyAlgorithm(String oid, String jcaName) {
    this.oid = Oid.of(oid);
    this.jcaName = jcaName;
  }

  /// The algorithm that is meant.
  ///
  /// @throws PkiException [PkiFault#ALGORITHM_UNSUPPORTED], also for a curve outside P-256, P-384
  ///   and P-521
  public static KeyAlgorithm of(AlgorithmIdentifier identifier) throws PkiException {
    KeyAlgorithm found = BY_OID.get(identifier.algorithm());
    if (found == null) {
      throw unsupported("key algorithm " + identifier.algorithm());
    }
    if (found == EC) {
      curve(identifier);
    }
    return found;
  }

  /// The curve that the parameters of an EC key name.
  static NamedCurve curve(AlgorithmIdentifier identifier) throws PkiException {
    NamedCurve known = NamedCurve.of(identifier.parameters());
    if (known != null) {
      return known;
    }
    DerReader parameters = DerReader.of(identifier.parameters());
    if (!parameters.isNext(DerTag.OBJECT_IDENTIFIER)) {
      throw unsupported("an elliptic curve that is not given by its name");
    }
    Oid curve = parameters.oid();
    parameters.end();
    throw unsupported("elliptic curve " + curve);
  }

  private static PkiException unsupported(String what) {
    return new PkiException(PkiFault.ALGORITHM_UNSUPPORTED, what);
  }

  public Oid oid() {
    return oid;
  }

  /// What JCA's KeyFactory calls it.
  public String jcaName() {
    return jcaName;
  }
}
