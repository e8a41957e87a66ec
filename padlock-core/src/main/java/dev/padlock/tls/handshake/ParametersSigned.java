package dev.padlock.tls.handshake;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.Randoms12;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ServerParams;
import dev.padlock.tls.wire.message.SignedParams;
import java.util.List;

/// Proof that a server of TLS 1.2 signed its half of this key exchange, with both randoms, by the
/// key of its certificate (RFC 5246 §7.4.3). Made only here, where the signature is checked.
public final class ParametersSigned {

  private final SignatureScheme scheme;

  private ParametersSigned(SignatureScheme scheme) {
    this.scheme = scheme;
  }

  /// The scheme with which they were signed.
  public SignatureScheme scheme() {
    return scheme;
  }

  /// @param offered the schemes that we offered
  public static ParametersSigned check(
      CryptoProvider crypto,
      Randoms12 randoms,
      List<SignatureScheme> offered,
      PeerChain chain,
      SignedParams<? extends ServerParams> signed)
      throws TlsException {
    byte[] content =
        SignedParams.signedContent(randoms.client(), randoms.server(), signed.encoded());
    PeerSignature.in12(signed.algorithm(), offered, signed.signature())
        .require(crypto, PeerSignature.signingKey(chain), content);
    return new ParametersSigned(signed.algorithm());
  }
}
