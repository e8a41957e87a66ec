package dev.padlock.pki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.padlock.pki.key.KeyMatch;
import dev.padlock.pki.key.PrivateKeys;
import dev.padlock.pki.pem.Pem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityTest {
  private static final Ambience AMBIENCE = new Ambience(new SecureRandom(), InstantSource.system());
  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir Path folder;
  private CertificateAuthority root;
  private CertificateAuthority intermediate;
  private Identity server;

  @BeforeEach
  void issue() throws PkiException {
    root = CertificateAuthority.create(CertificateProfile.root("Root"), AMBIENCE);
    intermediate = root.intermediate(CertificateProfile.intermediate("Inter"));
    server = intermediate.issue(CertificateProfile.server("a.test"));
  }

  @Test
  void aChainInAnyOrderIsPutInOrder() throws PkiException {
    Certificate stranger =
        CertificateAuthority.create(CertificateProfile.root("Stranger"), AMBIENCE).certificate();
    List<Certificate> given =
        List.of(root.certificate(), stranger, intermediate.certificate(), server.leaf());

    Identity identity = Identity.of(server.key(), given);

    assertEquals(
        List.of(server.leaf(), intermediate.certificate(), root.certificate(), stranger),
        identity.chain());
  }

  @Test
  void aKeyThatDoesNotFitIsRefused() throws PkiException {
    Identity other = intermediate.issue(CertificateProfile.server("b.test"));

    assertEquals(
        PkiFault.KEY_DOES_NOT_FIT, refusal(() -> Identity.of(other.key(), server.chain())));
    assertEquals(PkiFault.CHAIN_EMPTY, refusal(() -> Identity.of(server.key(), List.of())));
  }

  @Test
  void theTextSaysNothingOfTheKey() throws PkiException {
    Identity rsa =
        CertificateAuthority.selfSigned(
            CertificateProfile.server("a.test").withKey(KeyKind.RSA_2048), AMBIENCE);

    assertEquals("RSA key for \"CN=a.test\" issued by \"CN=a.test\"", rsa.toString());
  }

  @Test
  void oneFileMayHoldKeyAndChain() throws Exception {
    StringBuilder text = new StringBuilder(PrivateKeys.toPem(server.key()));
    server.chain().forEach(c -> text.append(Pem.write("CERTIFICATE", c.der())));
    Path file = Files.writeString(folder.resolve("both.pem"), text);

    assertEquals(server.chain(), Identity.pem(file, file, null).chain());
    assertEquals(server.chain(), Identity.keyStore(file, null, null).chain());
  }

  @Test
  void filesThatDoNotBelongTogetherAreNamed() throws Exception {
    Identity other = intermediate.issue(CertificateProfile.server("b.test"));
    Path chain = folder.resolve("chain.pem");
    Path key = folder.resolve("key.pem");
    Path otherKey = folder.resolve("other-key.pem");
    server.writePem(chain, key);
    other.writePem(folder.resolve("other-chain.pem"), otherKey);

    PkiException refused =
        assertThrows(PkiException.class, () -> Identity.pem(chain, otherKey, null));

    assertEquals(PkiFault.KEY_DOES_NOT_FIT, refused.fault());
    assertTrue(refused.getMessage().contains("other-key.pem"), refused.getMessage());
    assertEquals(PkiFault.KEY_NOT_FOUND, refusal(() -> Identity.pem(chain, chain, null)));
    assertEquals(PkiFault.CHAIN_EMPTY, refusal(() -> Identity.pem(key, key, null)));
    assertEquals(
        PkiFault.FILE_MISSING, refusal(() -> Identity.pem(chain, folder.resolve("no"), null)));
  }

  @Test
  void whatOpensslExportsAsPkcs12IsRead() throws Exception {
    Openssl openssl = new Openssl(folder);
    server.writePem(openssl.file("chain.pem"), openssl.file("key.pem"));
    openssl.run(
        "pkcs12",
        "-export",
        "-in",
        "chain.pem",
        "-inkey",
        "key.pem",
        "-name",
        "my server",
        "-out",
        "server.p12",
        "-passout",
        "pass:secret");
    Path file = openssl.file("server.p12");

    Identity identity = Identity.keyStore(file, PASSWORD, null);

    assertEquals(server.chain(), identity.chain());
    assertTrue(KeyMatch.fits(identity.key(), server.leaf().publicKey()));
    assertEquals(
        PkiFault.STORE_PASSWORD_WRONG,
        refusal(() -> Identity.keyStore(file, "wrong".toCharArray(), null)));
    assertEquals(
        PkiFault.STORE_PASSWORD_MISSING, refusal(() -> Identity.keyStore(file, null, null)));
  }

  @Test
  void opensslReadsThePkcs12FileThatIsWritten() throws PkiException {
    Openssl openssl = new Openssl(folder);
    server.writePkcs12(openssl.file("server.p12"), PASSWORD);

    String text = openssl.run("pkcs12", "-in", "server.p12", "-nodes", "-passin", "pass:secret");

    assertTrue(text.contains("BEGIN PRIVATE KEY"), text);
    assertTrue(text.contains("CN = Inter"), text);
  }

  @Test
  void amongSeveralEntriesTheAliasChooses() throws Exception {
    Identity other = root.issue(CertificateProfile.server("b.test"));
    Path file = keyStore(server, other);

    PkiException refused =
        assertThrows(PkiException.class, () -> Identity.keyStore(file, PASSWORD, null));

    assertEquals(PkiFault.STORE_HAS_SEVERAL_KEYS, refused.fault());
    assertTrue(refused.getMessage().contains("[first, second]"), refused.getMessage());
    assertTrue(refused.getMessage().contains("[root]"), refused.getMessage());
    assertEquals(other.leaf(), Identity.keyStore(file, PASSWORD, "second").leaf());
    assertEquals(
        PkiFault.STORE_HAS_NO_SUCH_ALIAS, refusal(() -> Identity.keyStore(file, PASSWORD, "root")));
  }

  @Test
  void aStoreOfRootsOnlyHasNoKey() throws Exception {
    Path file = keyStore(null, null);

    assertEquals(PkiFault.STORE_HAS_NO_KEY, refusal(() -> Identity.keyStore(file, PASSWORD, null)));
  }

  private interface Loading {
    Identity load() throws PkiException;
  }

  private static PkiFault refusal(Loading loading) {
    return assertThrows(PkiException.class, loading::load).fault();
  }

  private Path keyStore(@Nullable Identity first, @Nullable Identity second)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.certificate().toX509());
    add(store, "first", first);
    add(store, "second", second);
    Path file = folder.resolve("keys.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    assertFalse(store.size() == 0);
    return file;
  }

  private static void add(KeyStore store, String alias, @Nullable Identity identity)
      throws IOException, GeneralSecurityException {
    if (identity != null) {
      X509Certificate[] chain = new X509Certificate[identity.chain().size()];
      for (int i = 0; i < chain.length; i++) {
        chain[i] = identity.chain().get(i).toX509();
      }
      store.setKeyEntry(alias, identity.key(), PASSWORD, chain);
    }
  }
}
