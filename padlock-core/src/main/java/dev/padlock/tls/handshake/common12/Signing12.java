package dev.padlock.tls.handshake.common12;

import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.Authentication12;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.Suite12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import java.security.PublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which signatures go with which cipher suites of TLS 1.2, and with which keys.
public final class Signing12 {

  private static final Set<SignatureAlgorithm> RSA =
      EnumSet.of(
          SignatureAlgorithm.RSA_PKCS1_SHA256,
          SignatureAlgorithm.RSA_PKCS1_SHA384,
          SignatureAlgorithm.RSA_PKCS1_SHA512,
          SignatureAlgorithm.RSA_PSS_RSAE_SHA256,
          SignatureAlgorithm.RSA_PSS_RSAE_SHA384,
          SignatureAlgorithm.RSA_PSS_RSAE_SHA512,
          SignatureAlgorithm.RSA_PSS_PSS_SHA256,
          SignatureAlgorithm.RSA_PSS_PSS_SHA384,
          SignatureAlgorithm.RSA_PSS_PSS_SHA512);

  private Signing12() {}

  /// Whether a suite with this authentication may be signed for with `scheme` (RFC 8422 §2, RFC
  /// 9846 §4.3.3).
  public static boolean goesWith(SignatureScheme scheme, Authentication12 authentication) {
    return scheme
        .algorithmInTls12()
        .filter(algorithm -> RSA.contains(algorithm) == (authentication == Authentication12.RSA))
        .isPresent();
  }

  /// Whether a certificate with this key goes with a suite (RFC 5246 §7.4.2). A key for RSASSA-PSS
  /// alone must not decrypt.
  public static boolean goesWith(PublicKey key, Suite12 suite) {
    return suite.keyExchange() == KeyExchange12.RSA
        ? SignatureAlgorithm.RSA_PKCS1_SHA256.fits(key)
        : SignatureScheme.known().stream()
            .filter(scheme -> goesWith(scheme, suite.authentication()))
            .anyMatch(scheme -> scheme.algorithmInTls12().orElseThrow().fits(key));
  }

  /// Under which of a CertificateRequest's types a key that signs so is listed (RFC 8422 §5.5).
  public static int certificateType(SignatureScheme scheme) {
    return goesWith(scheme, Authentication12.RSA)
        ? CertificateRequest12.RSA_SIGN
        : CertificateRequest12.ECDSA_SIGN;
  }

  /// The scheme with which `credential` signs: the first of ours that fits its key and that the
  /// peer accepts.
  public static Optional<SignatureScheme> scheme(
      Credential credential, List<SignatureScheme> preferred, List<SignatureScheme> accepted) {
    List<SignatureScheme> ours =
        credential.signatureSchemes().isEmpty() ? preferred : credential.signatureSchemes();
    return ours.stream()
        .filter(accepted::contains)
        .filter(scheme -> credential.fits(scheme, ProtocolVersion.TLS_1_2))
        .findFirst();
  }
}
