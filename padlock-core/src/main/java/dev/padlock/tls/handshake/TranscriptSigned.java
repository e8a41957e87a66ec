package dev.padlock.tls.handshake;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.CertificateVerify;
import java.util.List;

/// Proof that the peer signed this very handshake with the key of its certificate (RFC 9846
/// §4.5.2). Made only here, where the signature is checked.
public final class TranscriptSigned {

  private final SignatureScheme scheme;

  private TranscriptSigned(SignatureScheme scheme) {
    this.scheme = scheme;
  }

  /// The scheme with which it was signed.
  public SignatureScheme scheme() {
    return scheme;
  }

  /// What a peer must have signed.
  ///
  /// @param signer the peer's role
  /// @param transcriptHash the hash of all messages up to its Certificate
  /// @param offered the schemes that we offered
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Expectation(Role signer, byte[] transcriptHash, List<SignatureScheme> offered) {}

  /// Checks the scheme, its fit to the key, and the signature.
  public static TranscriptSigned check(
      CryptoProvider crypto, Expectation expected, PeerChain chain, CertificateVerify message)
      throws TlsException {
    SignatureScheme scheme = message.algorithm();
    boolean theirs = expected.signer() == Role.CLIENT || !scheme.isOnlyForClients();
    if (!expected.offered().contains(scheme)
        || !scheme.allowedInTls13CertificateVerify()
        || !theirs) {
      throw PeerSignature.notOffered(scheme, expected.offered());
    }
    byte[] content = SignedContent.of(expected.signer(), expected.transcriptHash()).toArray();
    new PeerSignature(scheme, scheme.algorithm().orElseThrow(), message.signature())
        .require(crypto, PeerSignature.signingKey(chain), content);
    return made(scheme);
  }

  /// The same in TLS 1.2, where the client signs the messages themselves (RFC 5246 §7.4.8).
  ///
  /// @param messages all of them, up to the one before CertificateVerify
  /// @param offered the schemes that we offered
  public static TranscriptSigned check12(
      CryptoProvider crypto,
      byte[] messages,
      List<SignatureScheme> offered,
      PeerChain chain,
      CertificateVerify message)
      throws TlsException {
    SignatureScheme scheme = message.algorithm();
    PeerSignature.in12(scheme, offered, message.signature())
        .require(crypto, PeerSignature.signingKey(chain), messages);
    return made(scheme);
  }

  private static TranscriptSigned made(SignatureScheme scheme) {
    return new TranscriptSigned(scheme);
  }
}
