package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The signature algorithms of certificates (RFC 3279, 4055, 5758, 8410, 9881).
public enum CertificateSignature {
  MD2_WITH_RSA("1.2.840.113549.1.1.2", "MD2withRSA", Parameters.NULL),
  MD5_WITH_RSA("1.2.840.113549.1.1.4", "MD5withRSA", Parameters.NULL),
  SHA1_WITH_RSA("1.2.840.113549.1.1.5", "SHA1withRSA", Parameters.NULL),
  SHA224_WITH_RSA("1.2.840.113549.1.1.14", "SHA224withRSA", Parameters.NULL),
  SHA256_WITH_RSA("1.2.840.113549.1.1.11", "SHA256withRSA", Parameters.NULL),
  SHA384_WITH_RSA("1.2.840.113549.1.1.12", "SHA384withRSA", Parameters.NULL),
  SHA512_WITH_RSA("1.2.840.113549.1.1.13", "SHA512withRSA", Parameters.NULL),
  RSASSA_PSS("1.2.840.113549.1.1.10", "RSASSA-PSS", Parameters.PSS),
  ECDSA_WITH_SHA1("1.2.840.10045.4.1", "SHA1withECDSA", Parameters.ABSENT),
  ECDSA_WITH_SHA224("1.2.840.10045.4.3.1", "SHA224withECDSA", Parameters.ABSENT),
  ECDSA_WITH_SHA256("1.2.840.10045.4.3.2", "SHA256withECDSA", Parameters.ABSENT),
  ECDSA_WITH_SHA384("1.2.840.10045.4.3.3", "SHA384withECDSA", Parameters.ABSENT),
  ECDSA_WITH_SHA512("1.2.840.10045.4.3.4", "SHA512withECDSA", Parameters.ABSENT),
  ED25519("1.3.101.112", "Ed25519", Parameters.ABSENT),
  ED448("1.3.101.113", "Ed448", Parameters.ABSENT),
  ML_DSA_44("2.16.840.1.101.3.4.3.17", "ML-DSA-44", Parameters.ABSENT),
  ML_DSA_65("2.16.840.1.101.3.4.3.18", "ML-DSA-65", Parameters.ABSENT),
  ML_DSA_87("2.16.840.1.101.3.4.3.19", "ML-DSA-87", Parameters.ABSENT);

  private enum Parameters {
    ABSENT,
    NULL,
    PSS
  }

  private static final PSSParameterSpec PSS_SHA256 =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private static final Pattern HASH_IN_NAME = Pattern.compile("(SHA)(\\d+)with.*");

  private static final Map<Oid, CertificateSignature> BY_OID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(a -> a.oid, a -> a));

  private final Oid oid;
  private final String jcaName;
  private final Parameters parameters;

  CertificateSignature(String oid, String jcaName, Parameters parameters) {
    this.oid = Oid.of(oid);
    this.jcaName = jcaName;
    this.parameters = parameters;
  }

  /// The algorithm that is meant.
  ///
  /// @throws PkiException [PkiFault#ALGORITHM_UNSUPPORTED]
  public static CertificateSignature of(AlgorithmIdentifier identifier) throws PkiException {
    CertificateSignature known = BY_OID.get(identifier.algorithm());
    if (known == null) {
      throw new PkiException(
          PkiFault.ALGORITHM_UNSUPPORTED, "signature algorithm " + identifier.algorithm());
    }
    return known;
  }

  /// What to sign with by default: the hash that fits the key's strength.
  public static CertificateSignature forKey(PublicKey key) throws PkiException {
    KeyAlgorithm kind = KeyAlgorithm.of(SubjectPublicKeyInfo.of(key).algorithm());
    return switch (kind) {
      case RSA -> SHA256_WITH_RSA;
      case RSASSA_PSS -> RSASSA_PSS;
      case EC -> forCurve(((ECKey) key).getParams().getOrder().bitLength());
      case ED25519 -> ED25519;
      case ED448 -> ED448;
      case ML_DSA_44 -> ML_DSA_44;
      case ML_DSA_65 -> ML_DSA_65;
      case ML_DSA_87 -> ML_DSA_87;
    };
  }

  private static CertificateSignature forCurve(int bits) {
    if (bits <= 256) {
      return ECDSA_WITH_SHA256;
    }
    return bits <= 384 ? ECDSA_WITH_SHA384 : ECDSA_WITH_SHA512;
  }

  /// What JCA's Signature calls it.
  public String jcaName() {
    return jcaName;
  }

  /// Whether its hash is one that collisions are found for: MD2, MD5, SHA-1. (RSASSA-PSS says its
  /// hash in the parameters: see [#hasBrokenHash(AlgorithmIdentifier)].)
  private boolean isBroken() {
    return jcaName.startsWith("MD") || jcaName.startsWith("SHA1");
  }

  /// Whether the hash that is meant is MD2, MD5 or SHA-1.
  public boolean hasBrokenHash(AlgorithmIdentifier identifier) throws PkiException {
    return isBroken()
        || (parameters == Parameters.PSS && pss(identifier).getDigestAlgorithm().equals("SHA-1"));
  }

  /// The one hash that the signature is made with, by its standard name. Empty where it is made
  /// with another construction (Ed25519), or with two hashes (RSASSA-PSS can be).
  public Optional<String> hash(AlgorithmIdentifier identifier) throws PkiException {
    if (parameters != Parameters.PSS) {
      Matcher named = HASH_IN_NAME.matcher(jcaName);
      return named.matches() ? Optional.of(named.replaceFirst("$1-$2")) : Optional.empty();
    }
    PSSParameterSpec pss = pss(identifier);
    return pss.getMGFParameters() instanceof MGF1ParameterSpec mask
            && mask.getDigestAlgorithm().equals(pss.getDigestAlgorithm())
        ? Optional.of(pss.getDigestAlgorithm())
        : Optional.empty();
  }

  /// The identifier to write into what is signed with it.
  public AlgorithmIdentifier identifier() {
    return new AlgorithmIdentifier(oid, encodedParameters());
  }

  private Octets encodedParameters() {
    return switch (parameters) {
      case ABSENT -> Octets.EMPTY;
      case NULL -> DerWriter.write(DerWriter::nullValue);
      case PSS -> pssSha256();
    };
  }

  /// RFC 4055 §3.1: SHA-256, MGF1 with SHA-256, 32 bytes of salt; the trailer is the default.
  private static Octets pssSha256() {
    Oid sha256 = Oid.of("2.16.840.1.101.3.4.2.1");
    Oid mgf1 = Oid.of("1.2.840.113549.1.1.8");
    Octets hash = DerWriter.write(w -> w.sequence(s -> s.oid(sha256).nullValue()));
    return DerWriter.write(w ->
        w.sequence(s ->
            s.constructed(DerTag.contextConstructed(0), h -> h.raw(hash))
                .constructed(
                    DerTag.contextConstructed(1), m -> m.sequence(f -> f.oid(mgf1).raw(hash)))
                .constructed(DerTag.contextConstructed(2), l -> l.integer(32))));
  }

  /// The parameters of RSASSA-PSS; null for all others.
  @Nullable PSSParameterSpec pssParameters(AlgorithmIdentifier identifier) throws PkiException {
    return parameters == Parameters.PSS ? pss(identifier) : null;
  }

  /// Signs `content`.
  public Octets sign(PrivateKey key, Octets content, SecureRandom random) throws PkiException {
    try {
      Signature engine = Signature.getInstance(jcaName);
      if (parameters == Parameters.PSS) {
        engine.setParameter(PSS_SHA256);
      }
      engine.initSign(key, random);
      content.update(engine);
      return Octets.wrap(engine.sign());
    } catch (GeneralSecurityException e) {
      throw new PkiException(PkiFault.ISSUING_REFUSED, "signing with " + jcaName + " failed", e);
    }
  }

  private static PSSParameterSpec pss(AlgorithmIdentifier identifier) throws PkiException {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(identifier.parameters().toArray());
      return parameters.getParameterSpec(PSSParameterSpec.class);
    } catch (GeneralSecurityException | IOException e) {
      throw new PkiException(
          PkiFault.ALGORITHM_UNSUPPORTED, "RSASSA-PSS with parameters of its own", e);
    }
  }
}
