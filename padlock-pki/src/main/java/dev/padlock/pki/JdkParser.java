package dev.padlock.pki;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// Reads a certificate with the JDK's own parser, which is stricter than RFC 5280 in places.
final class JdkParser {
  private JdkParser() {}

  /// @throws PkiException [PkiFault#REFUSED_BY_JDK]
  static X509Certificate parse(Certificate certificate) throws PkiException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate.der().toArray()));
    } catch (CertificateException e) {
      throw new PkiException(
          PkiFault.REFUSED_BY_JDK,
          "\"%s\": %s".formatted(certificate.subject(), e.getMessage()),
          e);
    }
  }
}
