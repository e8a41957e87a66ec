package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.CompressCertificate;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.SignedCertificateTimestamps;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Our Certificate message and the signature that goes with it (RFC 9846 §4.5.1, §4.5.2).
public final class OwnCertificate {

  private final HandshakeMessage message;
  private final Opaque raw;

  private OwnCertificate(HandshakeMessage message) {
    this.message = message;
    this.raw = message.encode();
  }

  /// A Certificate with what the peer asked to be stapled, compressed by the first of `preferred`
  /// that the peer can expand, where that is worth it (RFC 8879).
  ///
  /// @param asked the extensions of the peer's ClientHello or CertificateRequest
  public static OwnCertificate of(
      Credential credential, Extensions asked, List<CertificateCompressor> preferred)
      throws TlsException {
    Certificate certificate = certificate(credential, asked);
    List<CertificateCompressionAlgorithm> expandable =
        asked
            .find(CompressCertificate.class)
            .map(CompressCertificate::algorithms)
            .orElse(List.of());
    Optional<CertificateCompressor> compressor =
        preferred.stream().filter(c -> expandable.contains(c.algorithm())).findFirst();
    return new OwnCertificate(
        compressor.isPresent() ? compressed(certificate, compressor.get()) : certificate);
  }

  /// An empty Certificate: a client that has none.
  public static OwnCertificate none() {
    return new OwnCertificate(new Certificate(Opaque.EMPTY, List.of()));
  }

  public Opaque raw() {
    return raw;
  }

  public Effect.Send send() {
    return new Effect.Send(message, raw);
  }

  private static Certificate certificate(Credential credential, Extensions asked) {
    List<CertificateEntry> entries = new ArrayList<>();
    for (Opaque der : credential.encodedChain()) {
      Extensions stapled = entries.isEmpty() ? stapled(credential, asked) : Extensions.of();
      entries.add(new CertificateEntry(der, stapled));
    }
    return new Certificate(Opaque.EMPTY, entries);
  }

  private static Extensions stapled(Credential credential, Extensions asked) {
    List<Extension> stapled = new ArrayList<>();
    if (asked.has(ExtensionType.STATUS_REQUEST) && !credential.ocspResponse().isEmpty()) {
      stapled.add(new CertificateStatus(credential.ocspResponse()));
    }
    if (asked.has(ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)
        && !credential.certificateTimestamps().isEmpty()) {
      stapled.add(new SignedCertificateTimestamps(credential.certificateTimestamps()));
    }
    return Extensions.of(stapled);
  }

  private static HandshakeMessage compressed(Certificate certificate, CertificateCompressor by)
      throws TlsException {
    Opaque encoded = certificate.encode();
    byte[] body = encoded.slice(HandshakeMessage.HEADER_LENGTH, encoded.size()).toArray();
    try {
      Optional<byte[]> compressed = by.compress(body);
      return compressed.isEmpty()
          ? certificate
          : new CompressedCertificate(by.algorithm(), body.length, Opaque.of(compressed.get()));
    } catch (RuntimeException failure) {
      throw InternalFailure.CALLBACK_FAILED
          .refuse("asked to", "compress a certificate")
          .causedBy(failure);
    }
  }

  /// The scheme with which `credential` signs: the first of its own, or else of ours, that fits its
  /// key and that the peer accepts.
  public static Optional<SignatureScheme> scheme(
      Credential credential, List<SignatureScheme> preferred, List<SignatureScheme> accepted) {
    List<SignatureScheme> ours =
        credential.signatureSchemes().isEmpty() ? preferred : credential.signatureSchemes();
    return ours.stream().filter(accepted::contains).filter(credential::fits).findFirst();
  }

  /// Why a client presents what it does, for people.
  public static String rule(Optional<Credential> chosen, Optional<SignatureScheme> scheme) {
    return chosen.isEmpty()
        ? "no credential of ours fits what the server asks for"
        : scheme.isEmpty()
            ? "the key fits none of the schemes that the server accepts"
            : "the first of ours that the server can check";
  }

  /// What our CertificateVerify signs.
  ///
  /// @param transcriptHash up to our Certificate
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record ToSign(Role signer, byte[] transcriptHash) {}

  public static Question signature(
      CryptoProvider crypto, Credential credential, SignatureScheme scheme, ToSign toSign) {
    return new Question.SignTranscript(
        crypto,
        credential,
        scheme.algorithm().orElseThrow(),
        SignedContent.of(toSign.signer(), toSign.transcriptHash()));
  }

  public static Effect.Send verify(SignatureScheme scheme, Opaque signature) {
    CertificateVerify message = new CertificateVerify(scheme, signature);
    return new Effect.Send(message, message.encode());
  }
}
