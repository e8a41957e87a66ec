package dev.padlock.tls.wire;

import static java.util.Map.entry;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.TlsException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A signature algorithm (RFC 9846 §4.3.3; ML-DSA by draft-ietf-tls-mldsa).
///
///     enum { ... (0xFFFF) } SignatureScheme;
public record SignatureScheme(int code) {

  public static final SignatureScheme RSA_PKCS1_SHA1 = new SignatureScheme(0x0201);
  public static final SignatureScheme ECDSA_SHA1 = new SignatureScheme(0x0203);
  public static final SignatureScheme RSA_PKCS1_SHA256 = new SignatureScheme(0x0401);
  public static final SignatureScheme RSA_PKCS1_SHA384 = new SignatureScheme(0x0501);
  public static final SignatureScheme RSA_PKCS1_SHA512 = new SignatureScheme(0x0601);
  public static final SignatureScheme RSA_PKCS1_SHA256_LEGACY = new SignatureScheme(0x0420);
  public static final SignatureScheme RSA_PKCS1_SHA384_LEGACY = new SignatureScheme(0x0520);
  public static final SignatureScheme RSA_PKCS1_SHA512_LEGACY = new SignatureScheme(0x0620);
  public static final SignatureScheme ECDSA_SECP256R1_SHA256 = new SignatureScheme(0x0403);
  public static final SignatureScheme ECDSA_SECP384R1_SHA384 = new SignatureScheme(0x0503);
  public static final SignatureScheme ECDSA_SECP521R1_SHA512 = new SignatureScheme(0x0603);
  public static final SignatureScheme RSA_PSS_RSAE_SHA256 = new SignatureScheme(0x0804);
  public static final SignatureScheme RSA_PSS_RSAE_SHA384 = new SignatureScheme(0x0805);
  public static final SignatureScheme RSA_PSS_RSAE_SHA512 = new SignatureScheme(0x0806);
  public static final SignatureScheme ED25519 = new SignatureScheme(0x0807);
  public static final SignatureScheme ED448 = new SignatureScheme(0x0808);
  public static final SignatureScheme RSA_PSS_PSS_SHA256 = new SignatureScheme(0x0809);
  public static final SignatureScheme RSA_PSS_PSS_SHA384 = new SignatureScheme(0x080a);
  public static final SignatureScheme RSA_PSS_PSS_SHA512 = new SignatureScheme(0x080b);
  public static final SignatureScheme MLDSA44 = new SignatureScheme(0x0904);
  public static final SignatureScheme MLDSA65 = new SignatureScheme(0x0905);
  public static final SignatureScheme MLDSA87 = new SignatureScheme(0x0906);

  private static final Map<SignatureScheme, SignatureAlgorithm> ALGORITHMS =
      Map.ofEntries(
          entry(RSA_PKCS1_SHA256, SignatureAlgorithm.RSA_PKCS1_SHA256),
          entry(RSA_PKCS1_SHA384, SignatureAlgorithm.RSA_PKCS1_SHA384),
          entry(RSA_PKCS1_SHA512, SignatureAlgorithm.RSA_PKCS1_SHA512),
          entry(RSA_PKCS1_SHA256_LEGACY, SignatureAlgorithm.RSA_PKCS1_SHA256),
          entry(RSA_PKCS1_SHA384_LEGACY, SignatureAlgorithm.RSA_PKCS1_SHA384),
          entry(RSA_PKCS1_SHA512_LEGACY, SignatureAlgorithm.RSA_PKCS1_SHA512),
          entry(ECDSA_SECP256R1_SHA256, SignatureAlgorithm.ECDSA_SECP256R1_SHA256),
          entry(ECDSA_SECP384R1_SHA384, SignatureAlgorithm.ECDSA_SECP384R1_SHA384),
          entry(ECDSA_SECP521R1_SHA512, SignatureAlgorithm.ECDSA_SECP521R1_SHA512),
          entry(RSA_PSS_RSAE_SHA256, SignatureAlgorithm.RSA_PSS_RSAE_SHA256),
          entry(RSA_PSS_RSAE_SHA384, SignatureAlgorithm.RSA_PSS_RSAE_SHA384),
          entry(RSA_PSS_RSAE_SHA512, SignatureAlgorithm.RSA_PSS_RSAE_SHA512),
          entry(ED25519, SignatureAlgorithm.ED25519),
          entry(ED448, SignatureAlgorithm.ED448),
          entry(RSA_PSS_PSS_SHA256, SignatureAlgorithm.RSA_PSS_PSS_SHA256),
          entry(RSA_PSS_PSS_SHA384, SignatureAlgorithm.RSA_PSS_PSS_SHA384),
          entry(RSA_PSS_PSS_SHA512, SignatureAlgorithm.RSA_PSS_PSS_SHA512),
          entry(MLDSA44, SignatureAlgorithm.MLDSA44),
          entry(MLDSA65, SignatureAlgorithm.MLDSA65),
          entry(MLDSA87, SignatureAlgorithm.MLDSA87));

  /// RFC 9846 §4.5.2: RSASSA-PKCS1-v1_5 (and SHA-1) may sign certificates but no handshake.
  private static final Set<SignatureScheme> ONLY_IN_CERTIFICATES =
      Set.of(RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512);

  /// RFC 9963 §2: for the CertificateVerify of clients whose keys, in old hardware, know no
  /// RSASSA-PSS.
  private static final Set<SignatureScheme> ONLY_BY_CLIENTS =
      Set.of(RSA_PKCS1_SHA256_LEGACY, RSA_PKCS1_SHA384_LEGACY, RSA_PKCS1_SHA512_LEGACY);

  /// RFC 9846 §4.3.3: in TLS 1.2 the name of a curve says nothing about the key's.
  private static final Map<SignatureScheme, SignatureAlgorithm> OF_ANY_CURVE =
      Map.of(
          ECDSA_SECP256R1_SHA256, SignatureAlgorithm.ECDSA_SHA256,
          ECDSA_SECP384R1_SHA384, SignatureAlgorithm.ECDSA_SHA384,
          ECDSA_SECP521R1_SHA512, SignatureAlgorithm.ECDSA_SHA512);

  /// Defined for TLS 1.3 alone.
  private static final Set<SignatureScheme> ONLY_IN_TLS13 =
      Set.of(
          MLDSA44,
          MLDSA65,
          MLDSA87,
          RSA_PKCS1_SHA256_LEGACY,
          RSA_PKCS1_SHA384_LEGACY,
          RSA_PKCS1_SHA512_LEGACY);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          0201 rsa_pkcs1_sha1
          0202 dsa_sha1_RESERVED
          0203 ecdsa_sha1
          0301 rsa_sha224_RESERVED
          0302 dsa_sha224_RESERVED
          0303 ecdsa_sha224_RESERVED
          0401 rsa_pkcs1_sha256
          0402 dsa_sha256_RESERVED
          0403 ecdsa_secp256r1_sha256
          0420 rsa_pkcs1_sha256_legacy
          0501 rsa_pkcs1_sha384
          0502 dsa_sha384_RESERVED
          0503 ecdsa_secp384r1_sha384
          0520 rsa_pkcs1_sha384_legacy
          0601 rsa_pkcs1_sha512
          0602 dsa_sha512_RESERVED
          0603 ecdsa_secp521r1_sha512
          0620 rsa_pkcs1_sha512_legacy
          0704 eccsi_sha256
          0705 iso_ibs1
          0706 iso_ibs2
          0707 iso_chinese_ibs
          0708 sm2sig_sm3
          0709 gostr34102012_256a
          070A gostr34102012_256b
          070B gostr34102012_256c
          070C gostr34102012_256d
          070D gostr34102012_512a
          070E gostr34102012_512b
          070F gostr34102012_512c
          0804 rsa_pss_rsae_sha256
          0805 rsa_pss_rsae_sha384
          0806 rsa_pss_rsae_sha512
          0807 ed25519
          0808 ed448
          0809 rsa_pss_pss_sha256
          080A rsa_pss_pss_sha384
          080B rsa_pss_pss_sha512
          081A ecdsa_brainpoolP256r1tls13_sha256
          081B ecdsa_brainpoolP384r1tls13_sha384
          081C ecdsa_brainpoolP512r1tls13_sha512
          0904 mldsa44
          0905 mldsa65
          0906 mldsa87
          """);

  public SignatureScheme {
    CodePointNames.requireBytes(code, 2);
  }

  /// Every scheme that Padlock can make or check.
  public static Set<SignatureScheme> known() {
    return ALGORITHMS.keySet();
  }

  public static SignatureScheme read(ByteReader in) throws TlsException {
    return new SignatureScheme(in.uint16());
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  public boolean isGrease() {
    return Grease.isGrease(code);
  }

  /// How to sign and verify, where Padlock can do it.
  public Optional<SignatureAlgorithm> algorithm() {
    return Optional.ofNullable(ALGORITHMS.get(this));
  }

  /// How to sign and verify in a handshake of TLS 1.2, where Padlock does it.
  public Optional<SignatureAlgorithm> algorithmInTls12() {
    SignatureAlgorithm ofAnyCurve = OF_ANY_CURVE.get(this);
    if (ofAnyCurve != null) {
      return Optional.of(ofAnyCurve);
    }
    return ONLY_IN_TLS13.contains(this) ? Optional.empty() : algorithm();
  }

  /// Whether Padlock knows the scheme and RFC 9846 §4.5.2 lets it sign a TLS 1.3 handshake.
  public boolean allowedInTls13CertificateVerify() {
    return ALGORITHMS.containsKey(this) && !ONLY_IN_CERTIFICATES.contains(this);
  }

  /// Whether only a client may sign with it, so that no client offers it and no server makes it
  /// (RFC 9963 §2).
  public boolean isOnlyForClients() {
    return ONLY_BY_CLIENTS.contains(this);
  }

  /// For example `ecdsa_secp256r1_sha256`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
