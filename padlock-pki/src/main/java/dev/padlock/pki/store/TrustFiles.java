package dev.padlock.pki.store;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Root certificates out of files and folders.
final class TrustFiles {
  private static final int MAX_FILES = 10_000;

  private TrustFiles() {}

  static TrustStore load(Path path, char @Nullable [] password) throws PkiException {
    StoreFile file = StoreFile.read(path);
    return switch (file.format()) {
      case PEM, DER -> bundle(file);
      case PKCS12, JKS, JCEKS -> keyStore(file, password);
    };
  }

  private static TrustStore bundle(StoreFile file) throws PkiException {
    List<Certificate> certificates;
    try {
      certificates = CertificateBundle.read(file).all();
    } catch (PkiException e) {
      throw e.in(file.path().toString());
    }
    if (certificates.isEmpty()) {
      throw new PkiException(PkiFault.STORE_EMPTY, file.path() + " (" + file.format() + ")");
    }
    return new TrustStore(file.format() + " file " + file.path(), certificates);
  }

  private static TrustStore keyStore(StoreFile file, char @Nullable [] password)
      throws PkiException {
    List<Certificate> certificates = trusted(file.keyStore(password));
    if (!certificates.isEmpty()) {
      return new TrustStore(file.format() + " file " + file.path(), certificates);
    }
    if (password == null && file.format() == StoreFile.Format.PKCS12) {
      throw new PkiException(PkiFault.STORE_PASSWORD_MISSING, file.path() + " (PKCS12)");
    }
    throw new PkiException(
        PkiFault.STORE_EMPTY,
        "%s (%s; a certificate that openssl put there lacks the mark of a trusted entry:"
                .formatted(file.path(), file.format())
            + " use keytool -importcert, or give the PEM file)");
  }

  /// The entries that are trusted certificates; a certificate beside a private key is not one.
  static List<Certificate> trusted(KeyStore store) throws PkiException {
    List<Certificate> certificates = new ArrayList<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          certificates.add(Certificate.from(certificate));
        }
      }
    } catch (KeyStoreException e) {
      throw new PkiException(PkiFault.STORE_MALFORMED, store.getType(), e);
    }
    return certificates;
  }

  static TrustStore loadFolder(Path folder) throws PkiException {
    if (!Files.exists(folder)) {
      throw StoreFile.missing(folder);
    }
    List<Certificate> certificates = new ArrayList<>();
    for (Path path : files(folder)) {
      certificates.addAll(certificatesIn(path));
    }
    if (certificates.isEmpty()) {
      throw new PkiException(PkiFault.STORE_EMPTY, "folder " + folder);
    }
    return new TrustStore("folder " + folder, certificates);
  }

  private static List<Path> files(Path folder) throws PkiException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().limit(MAX_FILES).toList();
    } catch (IOException e) {
      throw new PkiException(PkiFault.FILE_UNREADABLE, "folder " + folder, e);
    }
  }

  /// A folder may hold other files too; one that is PEM must be whole.
  private static List<Certificate> certificatesIn(Path path) throws PkiException {
    try {
      StoreFile file = StoreFile.read(path);
      return file.format() == StoreFile.Format.PEM ? CertificateBundle.read(file).all() : List.of();
    } catch (PkiException e) {
      if (e.fault() == PkiFault.STORE_FORMAT_UNKNOWN) {
        return List.of();
      }
      throw e.in(path.toString());
    }
  }
}
