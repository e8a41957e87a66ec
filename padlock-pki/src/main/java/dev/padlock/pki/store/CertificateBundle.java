package dev.padlock.pki.store;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.pem.PemBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The certificates of one PEM or DER file, and how many blocks that should be one are not.
record CertificateBundle(List<Certificate> certificates, List<PkiException> unreadable) {
  private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

  static CertificateBundle read(StoreFile file) throws PkiException {
    if (file.format() == StoreFile.Format.DER) {
      return new CertificateBundle(List.of(Certificate.read(Octets.wrap(file.bytes()))), List.of());
    }
    List<Certificate> certificates = new ArrayList<>();
    List<PkiException> unreadable = new ArrayList<>();
    int number = 0;
    for (PemBlock block : Pem.read(file.bytes())) {
      if (LABELS.contains(block.label())) {
        number++;
        try {
          certificates.add(Certificate.read(block.content()));
        } catch (PkiException e) {
          unreadable.add(e.in("certificate " + number));
        }
      }
    }
    return new CertificateBundle(certificates, unreadable);
  }

  /// All certificates; the first one that can not be read is refused.
  List<Certificate> all() throws PkiException {
    if (!unreadable.isEmpty()) {
      throw unreadable.getFirst();
    }
    return certificates;
  }
}
