package dev.padlock.pki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.Openssl;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.pem.Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustStoreTest {
  private static final Ambience AMBIENCE = new Ambience(new SecureRandom(), InstantSource.system());

  @TempDir Path folder;
  private Certificate one;
  private Certificate two;

  @BeforeEach
  void makeRoots() throws PkiException {
    one = root("One");
    two = root("Two");
  }

  @Test
  void aPemFileIsReadWhateverItsNameIs() throws Exception {
    Path file = write("trust.jks", Pem.write("CERTIFICATE", one.der()) + pem(two) + pem(one));

    TrustStore store = TrustStore.file(file);

    assertEquals(List.of(one, two), store.anchors());
    assertEquals("PEM file " + file + ", 2 roots", store.description());
    assertTrue(store.contains(one));
    assertFalse(store.contains(root("One")));
    assertEquals(List.of(one), store.withSubject(one.subject()));
  }

  @Test
  void oneCertificateInDerIsRead() throws Exception {
    Path file = Files.write(folder.resolve("root.cer"), one.der().toArray());

    assertEquals("DER file " + file + ", 1 root", TrustStore.file(file).description());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void aKeyStoreIsRecognisedByItsFirstBytes(String type) throws Exception {
    Path file = keyStore(type, "secret");

    TrustStore store = TrustStore.file(file, "secret".toCharArray());

    assertEquals(Set.of(one, two), Set.copyOf(store.anchors()));
    assertTrue(store.description().startsWith(type + " file "), store.description());
  }

  @Test
  void aJksFileNeedsNoPassword() throws Exception {
    assertEquals(2, TrustStore.file(keyStore("JKS", "secret")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void aWrongPasswordIsSaidToBe(String type) throws Exception {
    assertEquals(PkiFault.STORE_PASSWORD_WRONG, refusal(keyStore(type, "secret"), "wrong"));
  }

  @Test
  void aMissingPasswordIsSaidToBe() throws Exception {
    assertEquals(PkiFault.STORE_PASSWORD_MISSING, refusal(keyStore("PKCS12", "secret"), null));
  }

  @Test
  void aMissingFileIsRefusedWithTheWorkingDirectory() {
    PkiException refused =
        assertThrows(PkiException.class, () -> TrustStore.file(Path.of("no/such.pem")));

    assertEquals(PkiFault.FILE_MISSING, refused.fault());
    assertTrue(refused.getMessage().contains("no/such.pem"), refused.getMessage());
    assertTrue(
        refused.getMessage().contains(Path.of("").toAbsolutePath().toString()),
        refused.getMessage());
  }

  @Test
  void whatIsNoStoreIsRefusedByName() throws Exception {
    Path key = write("key.pem", "-----BEGIN PRIVATE KEY-----\nAQID\n-----END PRIVATE KEY-----\n");
    Path damaged = write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAQID\n");
    Path wrong = write("wrong.pem", "-----BEGIN X-----\nAQID\n-----END X-----\n");
    Path broken = write("broken.pem", pem(one) + pem(one).replaceFirst("MII", "MIA"));

    assertEquals(PkiFault.STORE_FORMAT_UNKNOWN, refusal(write("text.txt", "hello"), null));
    assertEquals(PkiFault.STORE_FORMAT_UNKNOWN, refusal(write("empty", ""), null));
    assertEquals(PkiFault.STORE_EMPTY, refusal(key, null));
    assertEquals(PkiFault.STORE_EMPTY, refusal(wrong, null));
    assertEquals(PkiFault.PEM_MALFORMED, refusal(damaged, null));
    assertEquals(PkiFault.FILE_UNREADABLE, refusal(folder, null));
    PkiException refused = assertThrows(PkiException.class, () -> TrustStore.file(broken));
    assertTrue(refused.getMessage().contains("certificate 2"), refused.getMessage());
  }

  @Test
  void aFileWithoutEndIsNotReadToItsEnd() throws Exception {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 33);
    }

    assertEquals(PkiFault.FILE_TOO_LARGE, refusal(large, null));
  }

  /// Where the JDK's reader makes an array of as many certificates as the file says.
  @Test
  void aKeyStoreOfFewerThanNoCertificatesIsRefused() throws Exception {
    char[] password = "secret".toCharArray();
    PrivateKey key = KeyKind.EC_P256.generate(new SecureRandom()).getPrivate();
    KeyStore store = KeyStore.getInstance("JCEKS");
    store.load(null, null);
    store.setKeyEntry("a", key, password, new X509Certificate[] {one.toX509()});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password);
    byte[] bytes = out.toByteArray();
    int count = out.toString(StandardCharsets.ISO_8859_1).lastIndexOf("\0\0\0\1\0\5X.509");
    bytes[count] = -1;

    assertEquals(
        PkiFault.STORE_MALFORMED,
        refusal(Files.write(folder.resolve("negative"), bytes), "secret"));
  }

  @Test
  void aDamagedKeyStoreIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(keyStore("PKCS12", "secret"));
    Path half = Files.write(folder.resolve("half"), Arrays.copyOf(bytes, 300));

    assertEquals(PkiFault.STORE_MALFORMED, refusal(half, "secret"));
  }

  @Test
  void certificatesThatOpensslPutIntoPkcs12AreExplained() throws Exception {
    Openssl openssl = new Openssl(folder);
    openssl.write("roots.pem", pem(one));
    openssl.run(
        "pkcs12",
        "-export",
        "-nokeys",
        "-in",
        "roots.pem",
        "-out",
        "roots.p12",
        "-passout",
        "pass:secret");

    PkiException refused =
        assertThrows(
            PkiException.class,
            () -> TrustStore.file(openssl.file("roots.p12"), "secret".toCharArray()));

    assertEquals(PkiFault.STORE_EMPTY, refused.fault());
    assertTrue(refused.getMessage().contains("keytool -importcert"), refused.getMessage());
  }

  @Test
  void aFolderIsReadWithItsLinksAndWithoutItsOtherFiles() throws Exception {
    write("a.pem", pem(one));
    write("b.crt", pem(two));
    write("README", "text");
    Files.createSymbolicLink(folder.resolve("0123abcd.0"), folder.resolve("a.pem"));
    Files.createDirectory(folder.resolve("private"));

    TrustStore store = TrustStore.folder(folder);

    assertEquals(List.of(one, two), store.anchors());
    assertEquals("folder " + folder + ", 2 roots", store.description());
  }

  @Test
  void aFolderWithoutCertificatesIsRefused() throws Exception {
    write("README", "text");
    PkiException empty = assertThrows(PkiException.class, () -> TrustStore.folder(folder));
    PkiException missing =
        assertThrows(PkiException.class, () -> TrustStore.folder(folder.resolve("none")));

    assertEquals(PkiFault.STORE_EMPTY, empty.fault());
    assertEquals(PkiFault.FILE_MISSING, missing.fault());
  }

  @Test
  void theSystemsStoreSaysWhichItIs() throws PkiException {
    TrustStore store = TrustStore.system();

    assertTrue(store.size() > 50, store.description());
    assertTrue(store.description().endsWith(store.size() + " roots"), store.description());
    assertTrue(store.description().contains(" store "), store.description());
  }

  @Test
  void theFingerprintIsThatOfTheSet() throws PkiException {
    assertEquals(
        TrustStore.of(List.of(one, two)).fingerprint(),
        TrustStore.of("elsewhere", List.of(two, one, two)).fingerprint());
    assertNotEquals(
        TrustStore.of(List.of(one, two)).fingerprint(), TrustStore.of(List.of(one)).fingerprint());
  }

  private PkiFault refusal(Path file, @Nullable String password) {
    char[] characters = password == null ? null : password.toCharArray();
    return assertThrows(PkiException.class, () -> TrustStore.file(file, characters)).fault();
  }

  private Path keyStore(String type, String password) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry("1", one.toX509());
    store.setCertificateEntry("2", two.toX509());
    Path file = folder.resolve("store." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
  }

  private static String pem(Certificate certificate) {
    return Pem.write("CERTIFICATE", certificate.der());
  }

  private static Certificate root(String name) throws PkiException {
    return CertificateAuthority.create(CertificateProfile.root(name), AMBIENCE).certificate();
  }
}
