package dev.padlock.explain.story;

import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateEntry;
import dev.padlock.tls.wire.message.CompressedCertificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Certificates: whose they are, who issued them, until when.
final class CertificateTeller {

  /// More is not expanded for a story; the connection has its own limit.
  private static final int LONGEST = 1 << 18;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  private CertificateTeller() {}

  static Telling certificate(Certificate message, Role sender) {
    Notes notes = new Notes();
    note(message, sender, notes);
    return notes.telling("Certificate", gist(message));
  }

  /// That of TLS 1.2, which has no extensions.
  ///
  /// @param chain in DER, the end entity's first
  static Telling certificate(List<Opaque> chain, Role sender) {
    return certificate(
        new Certificate(
            Opaque.EMPTY,
            chain.stream().map(der -> new CertificateEntry(der, Extensions.of())).toList()),
        sender);
  }

  static Telling compressed(CompressedCertificate message, Role sender) {
    Notes notes = new Notes();
    notes.note(
        message.algorithm().toString(),
        Wording.bytes(message.compressedCertificateMessage().size())
            + " instead of "
            + Wording.number(message.uncompressedLength()));
    Optional<Certificate> inside = expanded(message);
    inside.ifPresent(certificate -> note(certificate, sender, notes));
    return notes.telling(
        "CompressedCertificate",
        inside.map(CertificateTeller::gist).orElse("compressed with " + message.algorithm()));
  }

  private static String gist(Certificate message) {
    List<CertificateEntry> entries = message.certificateList();
    if (entries.isEmpty()) {
      return "none";
    }
    String first = read(entries.getFirst().certData()).map(c -> subject(c)).orElse("unreadable");
    int more = entries.size() - 1;
    return more == 0 ? first : first + " and " + Wording.count(more, "more certificate");
  }

  private static void note(Certificate message, Role sender, Notes notes) {
    List<CertificateEntry> entries = message.certificateList();
    if (entries.isEmpty()) {
      notes.note("", "the " + MessageTeller.name(sender) + " has no certificate to show");
    }
    for (int i = 0; i < entries.size(); i++) {
      CertificateEntry entry = entries.get(i);
      notes.note(entries.size() == 1 ? "whose" : (i + 1) + ".", describe(entry.certData()));
      entry.extensions().list().forEach(extension -> ExtensionTeller.note(extension, notes));
    }
  }

  private static String describe(Opaque der) {
    return read(der)
        .map(c ->
            "%s, issued by %s, valid until %s, %s"
                .formatted(
                    subject(c),
                    c.isSelfIssued() ? "itself" : Wording.printable(c.issuer().toString()),
                    DAY.format(c.notAfter()),
                    key(c)))
        .orElse("unreadable, " + Wording.bytes(der.size()));
  }

  private static String subject(dev.padlock.pki.Certificate certificate) {
    if (!certificate.subject().isEmpty()) {
      return Wording.printable(certificate.subject().toString());
    }
    try {
      return Wording.printable(String.valueOf(certificate.subjectAltNames()));
    } catch (PkiException malformed) {
      return "no name";
    }
  }

  private static String key(dev.padlock.pki.Certificate certificate) {
    try {
      return switch (certificate.publicKey()) {
        case ECPublicKey ec -> "ECDSA P-" + ec.getParams().getCurve().getField().getFieldSize();
        case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
        default -> KeyAlgorithm.of(certificate.publicKeyInfo().algorithm()).jcaName();
      };
    } catch (PkiException unknown) {
      return "a key of unknown kind";
    }
  }

  private static Optional<dev.padlock.pki.Certificate> read(Opaque der) {
    try {
      return Optional.of(dev.padlock.pki.Certificate.read(Octets.wrap(der.toArray())));
    } catch (PkiException unreadable) {
      return Optional.empty();
    }
  }

  /// The message inside, where zlib and the bound allow it (RFC 8879 §4).
  static Optional<Certificate> expanded(CompressedCertificate message) {
    int length = message.uncompressedLength();
    if (!message.algorithm().equals(CertificateCompressionAlgorithm.ZLIB) || length > LONGEST) {
      return Optional.empty();
    }
    byte[] body = new byte[length];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(message.compressedCertificateMessage().toArray());
      int count = inflater.inflate(body);
      return count == length
          ? Optional.of(ByteReader.of(body).exactly(Certificate::read))
          : Optional.empty();
    } catch (DataFormatException | TlsException malformed) {
      return Optional.empty();
    }
  }
}
