package dev.padlock.tls.handshake;

import dev.padlock.pki.KeyUsage;
import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.Limits;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.SignedCertificateTimestamps;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CompressedCertificate;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A peer's Certificate message, plain or compressed, held against what was asked for (RFC 9846
/// §4.5.1, RFC 8879).
public final class ReceivedCertificate {

  private ReceivedCertificate() {}

  /// The chain of a Certificate in the handshake, where the context is empty.
  ///
  /// @param solicited extensions that entries may carry
  public static PeerChain chain(Certificate m, Set<ExtensionType> solicited, Limits limits)
      throws TlsException {
    if (!m.certificateRequestContext().isEmpty()) {
      throw Misbehaviour.BAD_CERTIFICATE_REQUEST_CONTEXT.refuse("message", "Certificate");
    }
    List<CertificateEntry> entries = m.certificateList();
    requireFew(entries.size(), limits);
    for (CertificateEntry entry : entries) {
      requireSolicited(entry, solicited);
    }
    if (entries.isEmpty()) {
      return new PeerChain(List.of(), Opaque.EMPTY, List.of());
    }
    CertificateEntry first = entries.getFirst();
    return new PeerChain(
        entries.stream().map(CertificateEntry::certData).toList(),
        first
            .extensions()
            .find(CertificateStatus.class)
            .map(CertificateStatus::ocspResponse)
            .orElse(Opaque.EMPTY),
        first
            .extensions()
            .find(SignedCertificateTimestamps.class)
            .map(SignedCertificateTimestamps::sctList)
            .orElse(List.of()));
  }

  /// The chain of a Certificate of TLS 1.2, which is that and nothing else (RFC 5246 §7.4.2).
  ///
  /// @param timestamps what the ServerHello brought (RFC 6962 §3.3.1)
  public static PeerChain chain(Certificate12 m, List<Opaque> timestamps, Limits limits)
      throws TlsException {
    requireFew(m.certificateList().size(), limits);
    return new PeerChain(m.certificateList(), Opaque.EMPTY, timestamps);
  }

  /// The end entity's key where it is to encrypt, which a keyUsage, where there is one, must allow
  /// (RFC 5246 §7.4.2).
  public static PublicKey encryptionKey(PeerChain chain) throws TlsException {
    return PeerSignature.key(chain, KeyUsage.KEY_ENCIPHERMENT, "lacks keyEncipherment");
  }

  /// The end entity's key where it is to sign, which a keyUsage, where there is one, must allow.
  public static PublicKey signingKey(PeerChain chain) throws TlsException {
    return PeerSignature.signingKey(chain);
  }

  private static void requireFew(int certificates, Limits limits) throws TlsException {
    if (certificates > limits.maxCertificates()) {
      throw Misbehaviour.TOO_MANY_CERTIFICATES.refuse(
          "certificates", certificates, "most", limits.maxCertificates());
    }
  }

  private static void requireSolicited(CertificateEntry entry, Set<ExtensionType> solicited)
      throws TlsException {
    for (Extension extension : entry.extensions().list()) {
      if (!solicited.contains(extension.type())) {
        throw Misbehaviour.UNSOLICITED_EXTENSION.refuse(
            "message", "Certificate", "extension", extension.type());
      }
    }
  }

  /// Expands a CompressedCertificate. The announced length is checked before anything is allocated.
  ///
  /// @param offered by what we said that we can expand
  public static Certificate expand(
      CompressedCertificate m, List<CertificateCompressor> offered, Limits limits)
      throws TlsException {
    if (offered.isEmpty()) {
      throw Misbehaviour.UNEXPECTED_MESSAGE.refuse("received", m.type());
    }
    CertificateCompressor compressor =
        offered.stream()
            .filter(c -> c.algorithm().equals(m.algorithm()))
            .findFirst()
            .orElseThrow(() -> notOffered(m, offered));
    int length = m.uncompressedLength();
    if (length > limits.maxHandshakeMessage()) {
      throw Misbehaviour.BAD_COMPRESSED_CERTIFICATE.refuse(
          "announced", length, "most", limits.maxHandshakeMessage());
    }
    byte[] body =
        expanded(compressor, m)
            .filter(bytes -> bytes.length == length)
            .orElseThrow(() -> Misbehaviour.BAD_COMPRESSED_CERTIFICATE.refuse("announced", length));
    return ByteReader.of(body).exactly(Certificate::read);
  }

  private static TlsException notOffered(
      CompressedCertificate m, List<CertificateCompressor> offered) {
    return Misbehaviour.COMPRESSION_NOT_OFFERED.refuse(
        "used",
        m.algorithm(),
        "offered",
        offered.stream().map(CertificateCompressor::algorithm).toList());
  }

  private static Optional<byte[]> expanded(
      CertificateCompressor compressor, CompressedCertificate m) throws TlsException {
    try {
      return compressor.expand(m.compressedCertificateMessage().toArray(), m.uncompressedLength());
    } catch (RuntimeException failure) {
      throw InternalFailure.CALLBACK_FAILED
          .refuse("asked to", "expand a certificate")
          .causedBy(failure);
    }
  }
}
