package dev.padlock.pki.store;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;

/// Where operating systems keep the roots they trust.
///
/// One root that can not be read does not take the others away: the description counts it.
final class SystemTrust {
  private record Bundle(String whose, Path path) {}

  private static final List<Bundle> BUNDLES =
      List.of(
          new Bundle("Debian's store", Path.of("/etc/ssl/certs/ca-certificates.crt")),
          new Bundle(
              "Fedora's store", Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem")),
          new Bundle("Red Hat's store", Path.of("/etc/pki/tls/certs/ca-bundle.crt")),
          new Bundle("SUSE's store", Path.of("/etc/ssl/ca-bundle.pem")),
          new Bundle("Alpine's store", Path.of("/etc/ssl/cert.pem")));

  private SystemTrust() {}

  static TrustStore load() throws PkiException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return platform("Windows' store", "Windows-ROOT");
    }
    if (system.startsWith("mac")) {
      return platform("macOS' store", "KeychainStore-ROOT");
    }
    for (Bundle bundle : BUNDLES) {
      if (Files.isReadable(bundle.path)) {
        return read(bundle);
      }
    }
    return jdk();
  }

  private static TrustStore read(Bundle bundle) throws PkiException {
    CertificateBundle content = CertificateBundle.read(StoreFile.read(bundle.path));
    return store(bundle.whose + " " + bundle.path, content);
  }

  private static TrustStore store(String origin, CertificateBundle content) throws PkiException {
    if (content.certificates().isEmpty()) {
      throw new PkiException(PkiFault.STORE_EMPTY, origin);
    }
    int unreadable = content.unreadable().size();
    String note = unreadable == 0 ? "" : " (" + unreadable + " unreadable)";
    return new TrustStore(origin + note, content.certificates());
  }

  private static TrustStore platform(String whose, String type) throws PkiException {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      List<Certificate> roots = TrustFiles.trusted(store);
      return roots.isEmpty() ? jdk() : new TrustStore(whose, roots);
    } catch (IOException | GeneralSecurityException e) {
      throw new PkiException(PkiFault.SYSTEM_STORE_MISSING, type, e);
    }
  }

  private static TrustStore jdk() throws PkiException {
    Path path = Path.of(System.getProperty("java.home", ""), "lib", "security", "cacerts");
    if (!Files.isReadable(path)) {
      throw new PkiException(PkiFault.SYSTEM_STORE_MISSING, path.toString());
    }
    List<Certificate> roots = TrustFiles.trusted(StoreFile.read(path).keyStore(null));
    return new TrustStore("the JDK's store " + path, roots);
  }
}
