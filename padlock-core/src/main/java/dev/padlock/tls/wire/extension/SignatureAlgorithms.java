package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;

/// The signature algorithms that the sender accepts for the handshake, and for certificates too unless
/// [SignatureAlgorithmsCert] says otherwise (RFC 9846 §4.3.3).
///
///     struct {
///         SignatureScheme supported_signature_algorithms<2..2^16-2>;
///     } SignatureSchemeList;
public record SignatureAlgorithms(List<SignatureScheme> supportedSignatureAlgorithms)
    implements Extension {

  public SignatureAlgorithms {
    supportedSignatureAlgorithms = List.copyOf(supportedSignatureAlgorithms);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SIGNATURE_ALGORITHMS;
  }

  static SignatureAlgorithms read(ByteReader in) throws TlsException {
    return new SignatureAlgorithms(in.vector16(2, 0xfffe, SignatureScheme::read));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(supportedSignatureAlgorithms, SignatureScheme::write);
  }
}
