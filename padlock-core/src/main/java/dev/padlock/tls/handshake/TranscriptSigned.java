package dev.padlock.tls.handshake;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.ParsedCertificates;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.CertificateVerify;
import java.security.PublicKey;
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
    if (!expected.offered().contains(scheme) || !scheme.allowedInTls13CertificateVerify()) {
      throw Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED.refuse(
          "used", scheme, "offered", expected.offered());
    }
    SignatureAlgorithm algorithm = scheme.algorithm().orElseThrow();
    PublicKey key = publicKey(chain.certificates().getFirst());
    if (!algorithm.fits(key)) {
      throw Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY.refuse(
          "used", scheme, "key", key.getAlgorithm());
    }
    byte[] content = SignedContent.of(expected.signer(), expected.transcriptHash()).toArray();
    if (!crypto.verifier(algorithm, key).verify(content, message.signature().toArray())) {
      throw Misbehaviour.BAD_SIGNATURE.refuse("scheme", scheme);
    }
    return new TranscriptSigned(scheme);
  }

  /// The end entity's key, which a keyUsage, where there is one, must let sign (RFC 9846 §4.5.1.2).
  private static PublicKey publicKey(Opaque der) throws TlsException {
    try {
      Certificate leaf = ParsedCertificates.shared().read(Octets.wrap(der.toArray()));
      if (!leaf.permits(KeyUsage.DIGITAL_SIGNATURE)) {
        throw IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE.refuse(
            "certificate", leaf.subject(), "keyUsage", "lacks digitalSignature");
      }
      return leaf.publicKey();
    } catch (PkiException unreadable) {
      throw Misbehaviour.UNREADABLE_CERTIFICATE
          .refuse("cause", unreadable.getMessage())
          .causedBy(unreadable);
    }
  }
}
