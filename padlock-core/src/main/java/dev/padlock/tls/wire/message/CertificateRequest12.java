package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;

/// The server asks for a certificate of the client in TLS 1.2 (RFC 5246 §7.4.4).
///
///     enum {
///         rsa_sign(1), dss_sign(2), ..., ecdsa_sign(64), ... (255)
///     } ClientCertificateType;
///
///     struct {
///         ClientCertificateType certificate_types<1..2^8-1>;
///         SignatureAndHashAlgorithm supported_signature_algorithms<2..2^16-2>;
///         DistinguishedName certificate_authorities<0..2^16-1>;
///     } CertificateRequest;
///
///     opaque DistinguishedName<1..2^16-1>;
public record CertificateRequest12(
    Opaque certificateTypes,
    List<SignatureScheme> supportedSignatureAlgorithms,
    List<Opaque> certificateAuthorities)
    implements Message12 {

  /// Keys that sign with RSA, whatever the padding.
  public static final int RSA_SIGN = 1;

  /// Keys that sign with ECDSA or EdDSA (RFC 8422 §5.5).
  public static final int ECDSA_SIGN = 64;

  public CertificateRequest12 {
    supportedSignatureAlgorithms = List.copyOf(supportedSignatureAlgorithms);
    certificateAuthorities = List.copyOf(certificateAuthorities);
  }

  /// Whether keys of this type are welcome.
  public boolean takes(int certificateType) {
    for (int i = 0; i < certificateTypes.size(); i++) {
      if (certificateTypes.byteAt(i) == certificateType) {
        return true;
      }
    }
    return false;
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CERTIFICATE_REQUEST;
  }

  static CertificateRequest12 read(ByteReader in) throws TlsException {
    Opaque certificateTypes = in.opaque8(1, 0xff);
    List<SignatureScheme> algorithms = in.vector16(2, 0xfffe, SignatureScheme::read);
    return new CertificateRequest12(
        certificateTypes, algorithms, in.vector16(0, 0xffff, name -> name.opaque16(1, 0xffff)));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque8(certificateTypes);
    out.vector16(supportedSignatureAlgorithms, SignatureScheme::write);
    out.vector16(certificateAuthorities, (name, to) -> to.opaque16(name));
  }
}
