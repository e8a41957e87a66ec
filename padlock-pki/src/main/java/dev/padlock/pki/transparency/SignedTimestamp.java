package dev.padlock.pki.transparency;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log's promise to have published a certificate (RFC 6962 §3.2, version 1).
///
/// @param log the log's id
/// @param signature algorithm and signature, as TLS 1.2 wrote them
public record SignedTimestamp(Octets log, long millis, Octets extensions, Octets signature) {
  /// RFC 6962 §3.3.
  public static final Oid EMBEDDED = Oid.of("1.3.6.1.4.1.11129.2.4.2");

  private static final int VERSION_1 = 0;
  private static final int LOG_ID = 32;
  private static final int MAX_TIMESTAMPS = 32;
  private static final int SHA256_WITH_RSA = 0x0401;
  private static final int SHA256_WITH_ECDSA = 0x0403;

  /// Reads one timestamp; empty where it is of a version that is not known.
  public static Optional<SignedTimestamp> read(Octets bytes) throws PkiException {
    if (bytes.isEmpty() || bytes.byteAt(0) != VERSION_1) {
      return Optional.empty();
    }
    int extensions = 1 + LOG_ID + 8;
    require(bytes, extensions + 2);
    int length = uint16(bytes, extensions);
    int signature = extensions + 2 + length;
    require(bytes, signature + 4);
    require(bytes, signature + 4 + uint16(bytes, signature + 2));
    long millis = 0;
    for (int i = 0; i < 8; i++) {
      millis = millis << 8 | bytes.byteAt(1 + LOG_ID + i);
    }
    return Optional.of(
        new SignedTimestamp(
            bytes.slice(1, LOG_ID),
            millis,
            bytes.slice(extensions, 2 + length),
            bytes.slice(signature, bytes.size() - signature)));
  }

  /// The ones that stand in the certificate itself.
  public static List<Octets> embedded(Certificate certificate) throws PkiException {
    Optional<CertificateExtension> extension = certificate.extension(EMBEDDED);
    if (extension.isEmpty()) {
      return List.of();
    }
    DerReader in = DerReader.of(extension.get().value());
    Octets list = in.octetString();
    in.end();
    require(list, 2);
    require(list, 2 + uint16(list, 0));
    List<Octets> found = new ArrayList<>();
    int at = 2;
    while (at < list.size() && found.size() < MAX_TIMESTAMPS) {
      require(list, at + 2);
      int length = uint16(list, at);
      require(list, at + 2 + length);
      found.add(list.slice(at + 2, length));
      at += 2 + length;
    }
    return List.copyOf(found);
  }

  /// When the log took it.
  public Instant at() {
    return Instant.ofEpochMilli(millis);
  }

  /// Whether the log signed this for the certificate itself.
  public boolean isFor(Certificate certificate, LogKey key) throws PkiException {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    uint(entry, 0, 2);
    opaque24(entry, certificate.der());
    return isSigned(entry.toByteArray(), key);
  }

  /// Whether the log signed this for the certificate before it was issued: without the timestamps
  /// that now stand in it.
  public boolean isForPrecertificate(Certificate certificate, Certificate issuer, LogKey key)
      throws PkiException {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    uint(entry, 1, 2);
    entry.writeBytes(issuer.publicKeyInfo().der().sha256().toArray());
    opaque24(entry, withoutTimestamps(certificate));
    return isSigned(entry.toByteArray(), key);
  }

  private boolean isSigned(byte[] entry, LogKey key) throws PkiException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    uint(content, VERSION_1, 1);
    uint(content, 0, 1);
    uint(content, millis, 8);
    content.writeBytes(entry);
    content.writeBytes(extensions.toArray());
    String algorithm =
        switch (uint16(signature, 0)) {
          case SHA256_WITH_RSA -> "SHA256withRSA";
          case SHA256_WITH_ECDSA -> "SHA256withECDSA";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return false;
    }
    try {
      Signature engine = Signature.getInstance(algorithm);
      engine.initVerify(key.key().toPublicKey());
      engine.update(content.toByteArray());
      return engine.verify(signature.slice(4, signature.size() - 4).toArray());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// RFC 6962 §3.2: the TBSCertificate without the extension of the timestamps.
  private static Octets withoutTimestamps(Certificate certificate) throws PkiException {
    List<Octets> fields = new ArrayList<>();
    DerReader in = DerReader.of(certificate.tbs()).sequence();
    while (in.hasMore() && !in.isNext(DerTag.contextConstructed(3))) {
      fields.add(in.element());
    }
    return DerWriter.write(w ->
        w.sequence(tbs -> {
          fields.forEach(tbs::raw);
          tbs.constructed(
              DerTag.contextConstructed(3),
              tagged -> tagged.sequence(all -> others(certificate, all)));
        }));
  }

  private static void others(Certificate certificate, DerWriter out) {
    for (CertificateExtension extension : certificate.extensions()) {
      if (!extension.id().equals(EMBEDDED)) {
        extension.write(out);
      }
    }
  }

  private static void require(Octets bytes, int size) throws PkiException {
    if (bytes.size() < size) {
      throw new PkiException(PkiFault.EXTENSION_MALFORMED, "a timestamp that is cut short");
    }
  }

  private static int uint16(Octets bytes, int at) {
    return bytes.byteAt(at) << 8 | bytes.byteAt(at + 1);
  }

  private static void uint(ByteArrayOutputStream out, long value, int octets) {
    for (int i = octets - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
  }

  private static void opaque24(ByteArrayOutputStream out, Octets content) {
    uint(out, content.size(), 3);
    out.writeBytes(content.toArray());
  }
}
