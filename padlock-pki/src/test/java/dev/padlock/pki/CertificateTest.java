package dev.padlock.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.store.TrustStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CertificateTest {
  private static final Ambience AMBIENCE = new Ambience(new SecureRandom(), InstantSource.system());

  @TempDir Path folder;

  static Stream<Certificate> rootsOfTheJdk() throws PkiException {
    Path store = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    return TrustStore.file(store).anchors().stream();
  }

  static Stream<Certificate> rootsOfTheSystem() throws PkiException {
    return TrustStore.system().anchors().stream();
  }

  @ParameterizedTest
  @MethodSource({"rootsOfTheJdk", "rootsOfTheSystem"})
  void everyFieldOfEveryPublicRootIsWhatTheJdkReads(Certificate ours) throws Exception {
    X509Certificate jdk = ours.toX509();

    assertEquals(jdk.getVersion(), ours.version());
    assertEquals(jdk.getSerialNumber(), ours.serial());
    assertArrayEquals(jdk.getTBSCertificate(), ours.tbs().toArray());
    assertArrayEquals(jdk.getSignature(), ours.signature().toArray());
    assertEquals(jdk.getSigAlgOID(), ours.signatureAlgorithm().algorithm().toString());
    assertEquals(ours.signatureAlgorithm(), ours.signedSignatureAlgorithm());
    assertEquals(jdk.getIssuerX500Principal(), ours.issuer().toPrincipal());
    assertEquals(jdk.getSubjectX500Principal(), ours.subject().toPrincipal());
    assertEquals(jdk.getNotBefore().toInstant(), ours.notBefore());
    assertEquals(jdk.getNotAfter().toInstant(), ours.notAfter());
    assertEquals(jdk.getPublicKey(), ours.publicKey());
    assertArrayEquals(jdk.getPublicKey().getEncoded(), ours.publicKeyInfo().der().toArray());
    assertExtensionsAreEqual(jdk, ours);
    assertEquals(ours, Certificate.from(jdk));
    assertTrue(ours.isSelfIssued() && ours.isSignedBy(ours.publicKey()), ours.toString());
  }

  /// RFC 5929 §4.1. Old roots are signed with SHA-1 still.
  @ParameterizedTest
  @MethodSource({"rootsOfTheJdk", "rootsOfTheSystem"})
  void theEndPointOfEveryPublicRootGoesByItsSignature(Certificate ours) throws Exception {
    String signed = ours.toX509().getSigAlgName();
    String hash =
        signed.startsWith("SHA1") ? "SHA-256" : signed.replaceFirst("SHA(\\d+)with.*", "SHA-$1");
    assertArrayEquals(
        MessageDigest.getInstance(hash).digest(ours.der().toArray()),
        ours.endPointDigest().orElseThrow().toArray());
  }

  @ParameterizedTest
  @CsvSource({"SHA-512, SHA-512, SHA-512", "SHA-512, SHA-256, "})
  void aSignatureWithTwoHashesHasNotOne(String hash, String mask, @Nullable String one)
      throws Exception {
    AlgorithmParameters pss = AlgorithmParameters.getInstance("RSASSA-PSS");
    pss.init(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), 32, 1));
    AlgorithmIdentifier identifier =
        new AlgorithmIdentifier(
            CertificateSignature.RSASSA_PSS.identifier().algorithm(),
            Octets.wrap(pss.getEncoded()));
    assertEquals(Optional.ofNullable(one), CertificateSignature.RSASSA_PSS.hash(identifier));
  }

  private static void assertExtensionsAreEqual(X509Certificate jdk, Certificate ours)
      throws PkiException, CertificateParsingException {
    assertEquals(identifiers(jdk.getCriticalExtensionOIDs()), identifiers(ours, true));
    assertEquals(identifiers(jdk.getNonCriticalExtensionOIDs()), identifiers(ours, false));
    for (CertificateExtension extension : ours.extensions()) {
      Octets wrapped = Octets.wrap(jdk.getExtensionValue(extension.id().toString()));
      assertEquals(wrapped, DerWriter.write(w -> w.octetString(extension.value())));
    }
    int limit = jdk.getBasicConstraints();
    assertEquals(limit >= 0, ours.basicConstraints().map(BasicConstraints::ca).orElse(false));
    if (limit >= 0) {
      assertEquals(limit, ours.basicConstraints().orElseThrow().pathLimit());
    }
    assertEquals(usages(jdk.getKeyUsage()), ours.keyUsage().orElse(Set.of()));
    List<String> purposes = jdk.getExtendedKeyUsage();
    assertEquals(
        identifiers(purposes == null ? Set.of() : new HashSet<>(purposes)),
        identifiers(ours.extendedKeyUsage().orElse(Set.of())));
    ours.subjectKeyIdentifier();
    ours.authorityKeyIdentifier();
    ours.authorityInformation();
    assertFalse(ours.isMustStaple());
  }

  private static Set<String> identifiers(Set<?> identifiers) {
    Set<String> sorted = new TreeSet<>();
    if (identifiers != null) {
      identifiers.forEach(id -> sorted.add(id.toString()));
    }
    return sorted;
  }

  private static Set<String> identifiers(Certificate certificate, boolean critical) {
    Set<String> sorted = new TreeSet<>();
    certificate.extensions().stream()
        .filter(e -> e.critical() == critical)
        .forEach(e -> sorted.add(e.id().toString()));
    return sorted;
  }

  private static Set<KeyUsage> usages(boolean[] bits) {
    Set<KeyUsage> usages = new HashSet<>();
    for (int i = 0; bits != null && i < bits.length; i++) {
      if (bits[i]) {
        usages.add(KeyUsage.values()[i]);
      }
    }
    return usages;
  }

  @Test
  void everyFileOfDebiansStoreIsRead() throws Exception {
    Path debian = Path.of("/usr/share/ca-certificates/mozilla");
    if (!Files.isDirectory(debian)) {
      System.err.println("SKIPPED: " + debian + " is missing on this machine");
      return;
    }
    TrustStore store = TrustStore.folder(debian);
    try (Stream<Path> files = Files.list(debian)) {
      assertEquals(files.count(), store.size());
    }
  }

  @Test
  void anEmptySubjectWithNamesThatAreNotCriticalIsRead() throws PkiException {
    Certificate certificate =
        issue(
            CertificateProfile.server("a.test")
                .withSubject(DistinguishedName.ofNothing())
                .withExtension(names("a.test", false)));

    assertTrue(certificate.subject().isEmpty());
    assertEquals("", certificate.subject().toString());
    assertEquals("[a.test]", certificate.subjectAltNames().toString());
    assertEquals(
        PkiFault.REFUSED_BY_JDK, assertThrows(PkiException.class, certificate::toX509).fault());
  }

  @Test
  void allThatOpensslPutsIntoACertificateIsRead() throws PkiException {
    Openssl openssl = new Openssl(folder);
    openssl.write(
        "req.cnf",
        """
        [req]
        distinguished_name = dn
        x509_extensions = ext
        prompt = no
        utf8 = yes
        string_mask = utf8only
        [dn]
        C = DE
        O = "Müller, Söhne + Co"
        CN = "#1 <test>"
        emailAddress = a@example.test
        any.1.2.3.4 = x
        [ext]
        basicConstraints = critical,CA:TRUE,pathlen:3
        keyUsage = critical,digitalSignature,keyCertSign,decipherOnly
        extendedKeyUsage = serverAuth,clientAuth,1.2.3.4
        subjectKeyIdentifier = hash
        authorityKeyIdentifier = keyid:always,issuer:always
        authorityInfoAccess = OCSP;URI:http://ocsp.test/,caIssuers;URI:http://ca.test/a.cer
        tlsfeature = status_request
        subjectAltName = DNS:a.test,DNS:*.a.test,IP:192.0.2.1,IP:2001:db8::1,email:a@a.test,\
        URI:https://a.test/,RID:1.2.3.4,otherName:1.2.3.4;UTF8:x,dirName:other
        [other]
        CN = other
        """);
    openssl.run(
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-config",
        "req.cnf",
        "-set_serial",
        "0x0102",
        "-keyout",
        "key.pem",
        "-out",
        "certificate.pem");
    Certificate certificate =
        Certificate.read(Pem.read(openssl.bytes("certificate.pem")).getFirst().content());

    assertEquals(
        "1.2.3.4=x,emailAddress=a@example.test,CN=\\#1 \\<test\\>,O=Müller\\, Söhne \\+ Co,C=DE",
        certificate.subject().toString());
    assertEquals(258, certificate.serial().intValueExact());
    assertEquals(new BasicConstraints(true, 3), certificate.basicConstraints().orElseThrow());
    assertEquals(
        Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN, KeyUsage.DECIPHER_ONLY),
        certificate.keyUsage().orElseThrow());
    assertTrue(certificate.permits(KeyUsage.DIGITAL_SIGNATURE));
    assertFalse(certificate.permits(KeyUsage.CRL_SIGN));
    assertEquals(
        Set.of(CertificateOids.SERVER_AUTH, CertificateOids.CLIENT_AUTH, Oid.of("1.2.3.4")),
        certificate.extendedKeyUsage().orElseThrow());
    AuthorityKeyIdentifier authority = certificate.authorityKeyIdentifier().orElseThrow();
    assertEquals(certificate.subjectKeyIdentifier().orElseThrow(), authority.keyIdentifier());
    assertEquals("0102", authority.authoritySerial().hex());
    assertEquals(
        List.of("http://ca.test/a.cer"),
        certificate.authorityInformation().stream()
            .filter(AccessDescription::isIssuer)
            .map(access -> access.location().toString())
            .toList());
    assertTrue(certificate.isMustStaple());
    assertEquals(
        List.of("a.test", "*.a.test", "192.0.2.1", "2001:db8::1", "a@a.test", "https://a.test/"),
        certificate.subjectAltNames().stream().limit(6).map(Object::toString).toList());
    assertEquals(
        new GeneralName.DirectoryName(DistinguishedName.ofCommonName("other")),
        certificate.subjectAltNames().get(8));
    for (GeneralName name : certificate.subjectAltNames()) {
      Octets written = DerWriter.write(name::write);
      assertEquals(name, GeneralName.read(DerReader.of(written)));
    }
  }

  @Test
  void aMalformedExtensionIsRefusedWhenItIsAskedForAndNotBefore() throws PkiException {
    Certificate certificate =
        issue(
            CertificateProfile.server("a.test")
                .withExtension(
                    new CertificateExtension(
                        CertificateOids.SUBJECT_ALT_NAME,
                        false,
                        Octets.of(new byte[] {0x30, 0x02, 0x01}))));

    PkiException refused = assertThrows(PkiException.class, certificate::subjectAltNames);
    assertEquals(PkiFault.EXTENSION_MALFORMED, refused.fault());
    assertTrue(refused.getMessage().contains("2.5.29.17"), refused.getMessage());
    assertFalse(certificate.keyUsage().isEmpty());
  }

  @Test
  void aNameThatIsNoAsciiIsRefused() throws PkiException {
    Octets value =
        DerWriter.write(w ->
            w.sequence(
                s -> s.primitive(0x82, Octets.wrap("bücher".getBytes(StandardCharsets.UTF_8)))));
    Certificate certificate =
        issue(
            CertificateProfile.server("a.test")
                .withExtension(
                    new CertificateExtension(CertificateOids.SUBJECT_ALT_NAME, false, value)));

    PkiException refused = assertThrows(PkiException.class, certificate::subjectAltNames);
    PkiException cause = assertInstanceOf(PkiException.class, refused.getCause());
    assertEquals(PkiFault.DER_TEXT, cause.fault());
  }

  @Test
  void anExtensionThatComesTwiceIsRefused() throws PkiException {
    Certificate two =
        issue(
            CertificateProfile.server("a.test")
                .withExtension(new CertificateExtension(Oid.of("1.2.3"), false, Octets.EMPTY))
                .withExtension(new CertificateExtension(Oid.of("1.2.4"), false, Octets.EMPTY)));
    byte[] twice = HexFormat.of().parseHex(two.der().hex().replace("06022a04", "06022a03"));

    PkiException refused = assertThrows(PkiException.class, () -> Certificate.read(twice));
    assertEquals(PkiFault.EXTENSION_DUPLICATE, refused.fault());
  }

  @Test
  void anOldVersionHasNoExtensions() throws PkiException {
    String der = issue(CertificateProfile.server("a.test")).der().hex();
    byte[] second = HexFormat.of().parseHex(der.replaceFirst("a003020102", "a003020101"));

    PkiException refused = assertThrows(PkiException.class, () -> Certificate.read(second));
    assertEquals(PkiFault.CERTIFICATE_MALFORMED, refused.fault());
  }

  @Test
  void aKeyThatIsNoPointIsRefusedWhenItIsAskedFor() throws PkiException {
    Certificate certificate = issue(CertificateProfile.server("a.test"));
    String point = certificate.publicKeyInfo().key().bytes().hex();
    String der = certificate.der().hex().replace(point, "05" + point.substring(2));
    Certificate changed = Certificate.read(HexFormat.of().parseHex(der));

    PkiException refused = assertThrows(PkiException.class, changed::publicKey);
    assertEquals(PkiFault.PUBLIC_KEY_MALFORMED, refused.fault());
  }

  @Test
  void bytesAfterTheCertificateAreRefused() throws PkiException {
    byte[] der = issue(CertificateProfile.server("a.test")).der().toArray();

    PkiException refused =
        assertThrows(
            PkiException.class, () -> Certificate.read(Arrays.copyOf(der, der.length + 1)));
    assertEquals(PkiFault.DER_TRAILING_BYTES, refused.fault());
  }

  @Test
  void everyTruncationIsRefused() throws PkiException {
    byte[] der = issue(CertificateProfile.server("a.test")).der().toArray();

    for (int length = 0; length < der.length; length++) {
      byte[] part = Arrays.copyOf(der, length);
      assertThrows(PkiException.class, () -> Certificate.read(part));
    }
  }

  @Test
  void aChangedBitNeverLeadsToAnythingButARefusalOrAnotherCertificate() throws PkiException {
    Certificate original = issue(CertificateProfile.server("a.test", "192.0.2.1"));
    byte[] der = original.der().toArray();
    for (int bit = 0; bit < der.length * 8; bit++) {
      byte[] changed = der.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        Certificate other = Certificate.read(changed);
        assertNotEquals(original, other);
        assertFalse(other.toString().isEmpty());
        other.subjectAltNames();
        other.extendedKeyUsage();
        other.keyUsage();
        other.publicKey();
      } catch (PkiException e) {
        assertFalse(e.detail().isEmpty());
      }
    }
  }

  @Test
  void moreThanTheBoundIsNotReadAtAll() {
    PkiException refused =
        assertThrows(PkiException.class, () -> Certificate.read(new byte[(1 << 18) + 1]));

    assertEquals(PkiFault.CERTIFICATE_TOO_LARGE, refused.fault());
  }

  @Test
  void equalityIsThatOfTheBytes() throws PkiException {
    Certificate one = issue(CertificateProfile.server("a.test"));
    Certificate same = Certificate.read(one.der().toArray());

    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertEquals(one.fingerprint(), same.fingerprint());
    assertNotEquals(one, issue(CertificateProfile.server("a.test")));
  }

  private static Certificate issue(CertificateProfile profile) throws PkiException {
    return CertificateAuthority.selfSigned(profile, AMBIENCE).leaf();
  }

  private static CertificateExtension names(String name, boolean critical) {
    Octets value =
        DerWriter.write(w ->
            w.sequence(
                s -> s.primitive(0x82, Octets.wrap(name.getBytes(StandardCharsets.US_ASCII)))));
    return new CertificateExtension(CertificateOids.SUBJECT_ALT_NAME, critical, value);
  }
}
