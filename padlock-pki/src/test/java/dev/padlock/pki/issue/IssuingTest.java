package dev.padlock.pki.issue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.BasicConstraints;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateOids;
import dev.padlock.pki.KeyUsage;
import dev.padlock.pki.Openssl;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.key.KeyMatch;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.store.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IssuingTest {
  private static final Set<KeyKind> KNOWN_TO_OPENSSL_3_0 =
      EnumSet.range(KeyKind.EC_P256, KeyKind.ED448);

  private static final Ambience AMBIENCE = new Ambience(new SecureRandom(), InstantSource.system());

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_1024", "RSA_3072", "RSA_4096", "RSASSA_PSS_3072"},
      mode = EnumSource.Mode.EXCLUDE)
  void aChainOfEveryKindOfKeyHoldsForTheJdkAndForOpenssl(KeyKind kind) throws Exception {
    CertificateAuthority root = authority(kind);
    CertificateAuthority intermediate =
        root.intermediate(CertificateProfile.intermediate("Test intermediate").withKey(kind));
    Identity server =
        intermediate.issue(
            CertificateProfile.server("example.test", "*.example.test", "192.0.2.1", "2001:db8::1")
                .withKey(kind));

    assertEquals(2, server.chain().size());
    assertHoldsForJdk(server, root);
    if (KNOWN_TO_OPENSSL_3_0.contains(kind)) {
      assertHoldsForOpenssl(server, root);
    }
  }

  private static void assertHoldsForJdk(Identity server, CertificateAuthority root)
      throws GeneralSecurityException, IOException {
    TrustAnchor anchor = new TrustAnchor(root.certificate().toX509(), null);
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(
                List.of(server.chain().get(0).toX509(), server.chain().get(1).toX509()));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  private void assertHoldsForOpenssl(Identity server, CertificateAuthority root)
      throws PkiException {
    Openssl openssl = new Openssl(folder);
    root.identity().writePem(openssl.file("root.pem"), openssl.file("root.key"));
    server.writePem(openssl.file("server.pem"), openssl.file("server.key"));
    openssl.run(
        "verify",
        "-x509_strict",
        "-purpose",
        "sslserver",
        "-verify_hostname",
        "www.example.test",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "server.pem",
        "server.pem");
    openssl.run(
        "verify",
        "-verify_ip",
        "2001:db8::1",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "server.pem",
        "server.pem");
    openssl.run("pkey", "-in", "server.key", "-noout", "-check");
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    CertificateAuthority root = authority(KeyKind.EC_P256);
    Identity server = root.issue(CertificateProfile.server("example.test"));
    char[] password = "correct horse".toCharArray();
    server.writePem(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    server.writePkcs12(folder.resolve("server.p12"), password);

    Identity fromPem = Identity.pem(folder.resolve("chain.pem"), folder.resolve("key.pem"), null);
    Identity fromStore = Identity.keyStore(folder.resolve("server.p12"), password, null);

    assertEquals(server.chain(), fromPem.chain());
    assertEquals(server.chain(), fromStore.chain());
    assertTrue(KeyMatch.fits(fromStore.key(), server.leaf().publicKey()));
  }

  /// RFC 5915 §3; GnuTLS reads no EC key without it.
  @Test
  void anEcKeyIsWrittenWithItsPublicKey() throws Exception {
    Identity server =
        CertificateAuthority.selfSigned(CertificateProfile.server("example.test"), AMBIENCE);
    server.writePem(folder.resolve("chain.pem"), folder.resolve("key.pem"));

    byte[] written =
        Pem.read(Files.readAllBytes(folder.resolve("key.pem"))).getFirst().content().toArray();
    byte[] publicKey = server.leaf().publicKeyInfo().key().bytes().toArray();
    int from = written.length - publicKey.length;
    assertArrayEquals(publicKey, Arrays.copyOfRange(written, from, written.length));
  }

  @Test
  void aKeyIsWrittenForItsOwnerOnlyAndNothingIsOverwritten() throws Exception {
    Identity server =
        CertificateAuthority.selfSigned(CertificateProfile.server("example.test"), AMBIENCE);
    Path key = folder.resolve("key.pem");
    server.writePem(folder.resolve("chain.pem"), key);

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    PkiException refused =
        assertThrows(PkiException.class, () -> server.writePem(folder.resolve("other.pem"), key));
    assertEquals(PkiFault.FILE_EXISTS, refused.fault());
  }

  @Test
  void whatCanNotBeIssuedOrWrittenIsRefusedByName() throws Exception {
    CertificateAuthority root = authority(KeyKind.EC_P256);
    CertificateProfile profile = CertificateProfile.server("a.test");
    Path nowhere = folder.resolve("no").resolve("such.p12");

    assertEquals(PkiFault.ISSUING_REFUSED, refusal(CertificateProfile::server));
    assertEquals(PkiFault.NAME_INVALID, refusal(() -> CertificateProfile.server("a b")));
    assertEquals(
        PkiFault.ISSUING_REFUSED,
        refusal(() ->
            root.sign(
                profile, root.certificate().publicKey(), CertificateSignature.SHA256_WITH_RSA)));
    assertEquals(
        PkiFault.FILE_NOT_WRITTEN,
        refusal(() -> {
          root.identity().writePkcs12(nowhere, "secret".toCharArray());
          return root;
        }));
  }

  private interface Making {
    Object make() throws PkiException;
  }

  private static PkiFault refusal(Making making) {
    return assertThrows(PkiException.class, making::make).fault();
  }

  @Test
  void aServerCertificateSaysWhatBrowsersAskFor() throws Exception {
    Certificate leaf =
        authority(KeyKind.EC_P256).issue(CertificateProfile.server("bücher.test")).leaf();

    assertEquals("CN=bücher.test", leaf.subject().toString());
    assertEquals("[xn--bcher-kva.test]", leaf.subjectAltNames().toString());
    assertEquals(Set.of(CertificateOids.SERVER_AUTH), leaf.extendedKeyUsage().orElseThrow());
    assertEquals(Set.of(KeyUsage.DIGITAL_SIGNATURE), leaf.keyUsage().orElseThrow());
    assertFalse(leaf.basicConstraints().orElseThrow().ca());
    assertTrue(leaf.serial().signum() > 0 && leaf.serial().bitLength() <= 128);
    Duration life = Duration.between(leaf.notBefore(), leaf.notAfter());
    assertEquals(Duration.ofDays(825), life);
  }

  @Test
  void anIntermediateMayIssueLeavesOnly() throws Exception {
    CertificateAuthority intermediate =
        authority(KeyKind.EC_P256).intermediate(CertificateProfile.intermediate("Inter"));

    assertEquals(
        new BasicConstraints(true, 0), intermediate.certificate().basicConstraints().orElseThrow());
    assertEquals(
        Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
        intermediate.certificate().keyUsage().orElseThrow());
  }

  @Test
  void aTestMayAskForTheUnsound() throws Exception {
    Instant from = Instant.parse("2001-01-01T00:00:00Z");
    Instant to = Instant.parse("2051-01-01T00:00:00Z");
    Certificate leaf =
        authority(KeyKind.EC_P256)
            .issue(
                CertificateProfile.server("example.test")
                    .withoutSubjectAltNames()
                    .withPurposes(CertificateOids.CLIENT_AUTH)
                    .withConstraints(null)
                    .withKeyUsage()
                    .withValidity(from, to))
            .leaf();

    assertTrue(leaf.subjectAltNames().isEmpty());
    assertTrue(leaf.basicConstraints().isEmpty());
    assertTrue(leaf.keyUsage().isEmpty());
    assertEquals(Set.of(CertificateOids.CLIENT_AUTH), leaf.extendedKeyUsage().orElseThrow());
    assertEquals(from, leaf.notBefore());
    assertEquals(to, leaf.notAfter());
  }

  private static CertificateAuthority authority(KeyKind kind) throws PkiException {
    return CertificateAuthority.create(
        CertificateProfile.root("Test root").withKey(kind), AMBIENCE);
  }
}
