package dev.padlock.cli.inspect;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// What a person wants to know of a certificate, as text. What can not be read is said to be so.
record CertificateView(Certificate certificate, Instant now) {
  private static final String UNREADABLE = "unreadable";

  private static final Map<Oid, String> PURPOSES =
      Map.of(
          CertificateOids.SERVER_AUTH, "servers",
          CertificateOids.CLIENT_AUTH, "clients",
          CertificateOids.ANY_EXTENDED_KEY_USAGE, "anything");

  private interface Reading<T> {
    T read() throws PkiException;
  }

  private static <T> T orElse(T other, Reading<T> reading) {
    try {
      return reading.read();
    } catch (PkiException unreadable) {
      return other;
    }
  }

  List<String> names() {
    return orElse(
        List.of(UNREADABLE),
        () -> certificate.subjectAltNames().stream().map(GeneralName::toString).toList());
  }

  /// `EC P-256`, `RSA 2048`, `Ed25519`.
  String key() {
    return orElse(
        "of an unknown kind",
        () -> {
          String kind = KeyAlgorithm.of(certificate.publicKeyInfo().algorithm()).jcaName();
          OptionalInt bits = certificate.publicKeyInfo().bits();
          if (bits.isEmpty()) {
            return kind;
          }
          return kind + (kind.equals("EC") ? " P-" : " ") + bits.getAsInt();
        });
  }

  String signature() {
    return orElse(
        certificate.signatureAlgorithm().algorithm().toString(),
        () -> CertificateSignature.of(certificate.signatureAlgorithm()).jcaName());
  }

  boolean isAuthority() {
    return orElse(
        false, () -> certificate.basicConstraints().map(BasicConstraints::ca).orElse(false));
  }

  List<String> uses() {
    return orElse(
        List.of(UNREADABLE),
        () ->
            certificate.keyUsage().orElse(Set.of()).stream()
                .map(KeyUsage::name)
                .map(use -> use.toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList());
  }

  List<String> purposes() {
    return orElse(
        List.of(UNREADABLE),
        () ->
            certificate.extendedKeyUsage().orElse(Set.of()).stream()
                .map(purpose -> PURPOSES.getOrDefault(purpose, purpose.toString()))
                .toList());
  }

  /// Whole days until it ends; less than 0 where it has.
  long daysLeft() {
    Duration left = Duration.between(now, certificate.notAfter());
    return left.isNegative() ? -1 - left.negated().toDays() : left.toDays();
  }

  /// Whether it ends within 30 days; where its whole life is short, within the last third of it.
  boolean endsSoon() {
    Duration life = Duration.between(certificate.notBefore(), certificate.notAfter());
    long notice = Math.min(30, Math.max(1, life.toDays() / 3));
    return daysLeft() >= 0 && daysLeft() < notice;
  }
}
