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
import dev.padlock.tls.wire.SignatureScheme;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/// A signature of the peer, before it is checked.
///
/// @param algorithm what the scheme means in the version at hand
record PeerSignature(SignatureScheme scheme, SignatureAlgorithm algorithm, Opaque signature) {

  /// A signature in TLS 1.2, whose scheme must be one that we offered and that may sign there.
  static PeerSignature in12(SignatureScheme scheme, List<SignatureScheme> offered, Opaque signature)
      throws TlsException {
    Optional<SignatureAlgorithm> algorithm = scheme.algorithmInTls12();
    if (!offered.contains(scheme) || algorithm.isEmpty()) {
      throw notOffered(scheme, offered);
    }
    return new PeerSignature(scheme, algorithm.get(), signature);
  }

  static TlsException notOffered(SignatureScheme used, List<SignatureScheme> offered) {
    return Misbehaviour.SIGNATURE_SCHEME_NOT_OFFERED.refuse("used", used, "offered", offered);
  }

  /// Checks that the scheme fits the key, and the signature itself.
  void require(CryptoProvider crypto, PublicKey key, byte[] content) throws TlsException {
    if (!algorithm.fits(key)) {
      throw Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY.refuse(
          "used", scheme, "key", key.getAlgorithm());
    }
    if (!crypto.verifier(algorithm, key).verify(content, signature.toArray())) {
      throw Misbehaviour.BAD_SIGNATURE.refuse("scheme", scheme);
    }
  }

  /// The end entity's key, which a keyUsage, where there is one, must let sign (RFC 9846 §4.5.1.2,
  /// RFC 5246 §7.4.2).
  static PublicKey signingKey(PeerChain chain) throws TlsException {
    return key(chain, KeyUsage.DIGITAL_SIGNATURE, "lacks digitalSignature");
  }

  static PublicKey key(PeerChain chain, KeyUsage use, String lacking) throws TlsException {
    try {
      Certificate leaf =
          ParsedCertificates.shared().read(Octets.wrap(chain.certificates().getFirst().toArray()));
      if (!leaf.permits(use)) {
        throw IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE.refuse(
            "certificate", leaf.subject(), "keyUsage", lacking);
      }
      return leaf.publicKey();
    } catch (PkiException unreadable) {
      throw Misbehaviour.UNREADABLE_CERTIFICATE
          .refuse("cause", unreadable.getMessage())
          .causedBy(unreadable);
    }
  }
}
