package dev.padlock.proving.x509;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.pem.PemBlock;
import dev.padlock.testkit.Required;
import dev.padlock.testkit.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Every certificate at hand that others made: the JDK's store, Debian's, and the suites' cases.
/// Each once, by its bytes, with the place where it was first met.
final class KnownCertificates {
  private static final Path JDK =
      Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
  private static final Path DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

  private final Map<Octets, String> found = new LinkedHashMap<>();

  private KnownCertificates() {}

  static Map<Octets, String> all() throws IOException, GeneralSecurityException {
    KnownCertificates known = new KnownCertificates();
    known.store(JDK);
    known.file(DEBIAN);
    LimboCase.all(Vectors.json("x509-limbo/limbo.json")).forEach(known::limboCase);
    return Collections.unmodifiableMap(known.found);
  }

  /// Read by the JDK's own hand, so that nothing of ours has chosen what is in it.
  private void store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try (InputStream in = Files.newInputStream(existing(file))) {
      store.load(in, "changeit".toCharArray());
    }
    for (String alias : Collections.list(store.aliases())) {
      Certificate certificate = store.getCertificate(alias);
      found.putIfAbsent(Octets.of(certificate.getEncoded()), file + " " + alias);
    }
  }

  private void file(Path file) throws IOException {
    for (PemBlock block : Pem.read(Files.readAllBytes(existing(file)))) {
      found.putIfAbsent(block.content(), file.toString());
    }
  }

  private static Path existing(Path file) {
    if (!Files.exists(file)) {
      throw Required.missing("the store " + file);
    }
    return file;
  }

  private void limboCase(LimboCase limbo) {
    Stream.of("peer_certificate", "untrusted_intermediates", "trusted_certs")
        .flatMap(limbo::ders)
        .forEach(der -> found.putIfAbsent(der, limbo.id()));
  }
}
