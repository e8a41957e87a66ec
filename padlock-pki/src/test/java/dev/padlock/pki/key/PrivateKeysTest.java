package dev.padlock.pki.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.Openssl;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.KeyAlgorithm;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.pem.Pem;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.RSAPrivateKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form in which `openssl` writes a private key, read back and held against its public half.
final class PrivateKeysTest {
  private static final String EC_P256 = "EC -pkeyopt ec_paramgen_curve:P-256";
  private static final String RSA = "RSA -pkeyopt rsa_keygen_bits:2048";

  @TempDir Path folder;
  private Openssl openssl;

  @BeforeEach
  void prepare() {
    openssl = new Openssl(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RSA,
        "RSA-PSS -pkeyopt rsa_keygen_bits:2048",
        "RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha384"
            + " -pkeyopt rsa_pss_keygen_mgf1_md:sha384 -pkeyopt rsa_pss_keygen_saltlen:48",
        EC_P256,
        "EC -pkeyopt ec_paramgen_curve:P-384",
        "EC -pkeyopt ec_paramgen_curve:P-521",
        "ED25519",
        "ED448"
      })
  void pkcs8IsReadInPemAndDer(String algorithm) throws PkiException {
    generate(algorithm);
    openssl.run(
        "pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "key.der");

    assertFits(read("key.pem", null));
    assertFits(read("key.der", null));
  }

  @Test
  void pkcs1IsReadInPemAndDer() throws PkiException {
    generate(RSA);
    openssl.run("rsa", "-in", "key.pem", "-traditional", "-out", "old.pem");
    openssl.run("rsa", "-in", "key.pem", "-traditional", "-outform", "DER", "-out", "old.der");

    assertTrue(text("old.pem").startsWith("-----BEGIN RSA PRIVATE KEY-----"));
    assertFits(read("old.pem", null));
    assertFits(read("old.der", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prime256v1", "secp384r1", "secp521r1"})
  void sec1IsReadWithTheParametersBeforeIt(String curve) throws PkiException {
    openssl.run("ecparam", "-name", curve, "-genkey", "-out", "key.pem");
    openssl.run("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
    openssl.run("ec", "-in", "key.pem", "-outform", "DER", "-out", "key.der");

    assertTrue(text("key.pem").startsWith("-----BEGIN EC PARAMETERS-----"));
    assertFits(read("key.pem", null));
    assertFits(read("key.der", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-v2 aes-256-cbc",
        "-v2 aes-128-cbc",
        "-v2 aes-192-cbc -v2prf hmacWithSHA512",
        "-v2 des3 -v2prf hmacWithSHA1",
        "-v2 aes-256-cbc -v2prf hmacWithSHA384 -iter 5000"
      })
  void encryptedPkcs8IsReadWithItsPassword(String options) throws PkiException {
    generate(EC_P256);
    encrypt(options, "pässword");

    assertFits(read("encrypted.pem", "pässword"));
    assertEquals(PkiFault.KEY_PASSWORD_WRONG, refusal("encrypted.pem", "wrong"));
    assertEquals(PkiFault.KEY_PASSWORD_MISSING, refusal("encrypted.pem", null));
  }

  @Test
  void encryptedPkcs8IsReadInDer() throws PkiException {
    generate(RSA);
    encrypt("-outform DER", "secret");

    assertFits(read("encrypted.pem", "secret"));
  }

  @Test
  void aWrongPasswordIsCalledWrongWhateverItDecryptsTo() {
    generate("ED25519");
    encrypt("-iter 1", "secret");

    for (int i = 0; i < 1000; i++) {
      assertEquals(PkiFault.KEY_PASSWORD_WRONG, refusal("encrypted.pem", "wrong" + i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-scrypt", "-v1 PBE-SHA1-3DES", "-v2 camellia-256-cbc"})
  void otherEncryptionIsRefusedByName(String options) {
    generate(EC_P256);
    encrypt(options, "secret");

    assertEquals(PkiFault.KEY_ENCRYPTION_UNSUPPORTED, refusal("encrypted.pem", "secret"));
  }

  @Test
  void theOldEncryptionIsRefusedWithTheCommandThatConverts() {
    generate(RSA);
    openssl.run(
        "rsa",
        "-in",
        "key.pem",
        "-traditional",
        "-aes128",
        "-passout",
        "pass:secret",
        "-out",
        "old.pem");

    PkiException refused = assertThrows(PkiException.class, () -> read("old.pem", "secret"));

    assertEquals(PkiFault.KEY_ENCRYPTION_LEGACY, refused.fault());
    assertTrue(refused.getMessage().contains("openssl pkcs8 -topk8"), refused.getMessage());
  }

  @Test
  void aKeyIsFoundBesideItsCertificate() throws PkiException {
    openssl.run(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=a",
        "-keyout",
        "key.pem",
        "-out",
        "certificate.pem");
    openssl.run("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
    openssl.write("both.pem", text("certificate.pem") + text("key.pem"));

    assertFits(read("both.pem", null));
  }

  @Test
  void whatHoldsNoKeyOrSeveralIsRefused() {
    generate(EC_P256);
    openssl.write("two.pem", text("key.pem") + text("key.pem"));
    openssl.write("text.pem", "nothing here");

    assertEquals(PkiFault.KEY_NOT_FOUND, refusal("public.pem", null));
    assertEquals(PkiFault.KEY_NOT_FOUND, refusal("text.pem", null));
    assertEquals(PkiFault.KEY_AMBIGUOUS, refusal("two.pem", null));
  }

  @Test
  void otherKindsOfKeyAreRefusedByName() {
    openssl.run("genpkey", "-algorithm", "X25519", "-out", "x25519.pem");
    openssl.run("ecparam", "-name", "secp256k1", "-genkey", "-noout", "-out", "k1.pem");
    openssl.run(
        "ecparam",
        "-name",
        "prime256v1",
        "-genkey",
        "-noout",
        "-param_enc",
        "explicit",
        "-out",
        "explicit.pem");
    openssl.write(
        "ssh.pem",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nAQID\n-----END OPENSSH PRIVATE KEY-----\n");

    assertEquals(PkiFault.ALGORITHM_UNSUPPORTED, refusal("x25519.pem", null));
    assertEquals(PkiFault.ALGORITHM_UNSUPPORTED, refusal("k1.pem", null));
    assertEquals(PkiFault.ALGORITHM_UNSUPPORTED, refusal("explicit.pem", null));
    assertEquals(PkiFault.KEY_FORMAT_UNSUPPORTED, refusal("ssh.pem", null));
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyKind.class,
      names = {"RSA_3072", "RSA_4096", "RSASSA_PSS_3072"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyKindOfKeyIsWrittenAndFitsItsOwnPublicHalfOnly(KeyKind kind) throws PkiException {
    KeyPair pair = kind.generate(new SecureRandom());
    KeyPair other = kind.generate(new SecureRandom());
    byte[] pem = PrivateKeys.toPem(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII);

    PrivateKey read = PrivateKeys.read(pem, null);

    assertTrue(KeyMatch.fits(read, pair.getPublic()));
    assertFalse(KeyMatch.fits(read, other.getPublic()));
  }

  @Test
  void keysOfDifferentKindsDoNotFit() throws PkiException {
    KeyPair rsa = KeyKind.RSA_2048.generate(new SecureRandom());
    KeyPair p256 = KeyKind.EC_P256.generate(new SecureRandom());
    KeyPair p384 = KeyKind.EC_P384.generate(new SecureRandom());

    assertFalse(KeyMatch.fits(rsa.getPrivate(), p256.getPublic()));
    assertFalse(KeyMatch.fits(p256.getPrivate(), rsa.getPublic()));
    assertFalse(KeyMatch.fits(p256.getPrivate(), p384.getPublic()));
  }

  @Test
  void aDamagedRsaKeyFitsNothingThoughItsModulusDoes() throws Exception {
    KeyPair pair = KeyKind.RSA_2048.generate(new SecureRandom());
    RSAPrivateKey whole = (RSAPrivateKey) pair.getPrivate();
    KeySpec spec =
        new RSAPrivateKeySpec(whole.getModulus(), whole.getPrivateExponent().add(BigInteger.TWO));
    PrivateKey damaged = KeyFactory.getInstance("RSA").generatePrivate(spec);

    assertFalse(KeyMatch.fits(damaged, pair.getPublic()));
  }

  @Test
  void mlDsaKeysAreReadExpandedOrWithTheirSeed() throws PkiException {
    KeyPair pair = KeyKind.ML_DSA_65.generate(new SecureRandom());
    DerReader fields = DerReader.of(Octets.wrap(pair.getPrivate().getEncoded())).sequence();
    fields.smallInteger(0);
    Octets algorithm = fields.element();
    Octets expanded = fields.octetString();
    Octets seed = Octets.wrap(new byte[32]);
    Octets both = DerWriter.write(w -> w.sequence(s -> s.octetString(seed).raw(expanded)));

    assertTrue(KeyMatch.fits(PrivateKeys.read(pkcs8(algorithm, both), null), pair.getPublic()));
  }

  /// The examples of RFC 9881 §C.1 have the seed 00 01 02 ... 1f; these are the first bytes of
  /// their expanded keys, which are the first bytes of their public keys.
  @ParameterizedTest
  @CsvSource({
    "ML_DSA_44, d7b2b47254aae0db45e7930d4a98d2c9",
    "ML_DSA_65, 48683d91978e31eb3dddb8b0473482d2",
    "ML_DSA_87, 9792bcec2f2430686a82fccf3c2f5ff6"
  })
  void mlDsaKeysOfTheirSeedAloneAreExpanded(KeyKind kind, String beginning) throws PkiException {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    PrivateKey read = PrivateKeys.read(pkcs8(identifier(kind), seedOnly(Octets.wrap(seed))), null);
    DerReader fields = DerReader.of(Octets.wrap(read.getEncoded())).sequence();
    fields.smallInteger(0);
    fields.element();
    assertEquals(beginning, DerReader.of(fields.octetString()).octetString().slice(0, 16).hex());
  }

  @Test
  void aSeedOfAnotherLengthIsRefused() throws PkiException {
    PkiException refused =
        assertThrows(
            PkiException.class,
            () ->
                PrivateKeys.read(
                    pkcs8(identifier(KeyKind.ML_DSA_65), seedOnly(Octets.wrap(new byte[31]))),
                    null));
    assertEquals(PkiFault.KEY_MALFORMED, refused.fault());
  }

  private static Octets seedOnly(Octets seed) {
    return DerWriter.write(w -> w.primitive(DerTag.context(0), seed));
  }

  private static Octets identifier(KeyKind kind) throws PkiException {
    KeyPair pair = kind.generate(new SecureRandom());
    DerReader fields = DerReader.of(Octets.wrap(pair.getPrivate().getEncoded())).sequence();
    fields.smallInteger(0);
    return fields.element();
  }

  @Test
  void aDamagedKeyIsRefused() throws PkiException {
    Octets algorithm =
        DerWriter.write(w -> CertificateSignature.SHA256_WITH_RSA.identifier().write(w));
    Octets rsa =
        DerWriter.write(
            w -> new AlgorithmIdentifier(KeyAlgorithm.RSA.oid(), Octets.EMPTY).write(w));

    assertEquals(
        PkiFault.ALGORITHM_UNSUPPORTED,
        assertThrows(
                PkiException.class, () -> PrivateKeys.read(pkcs8(algorithm, Octets.EMPTY), null))
            .fault());
    assertEquals(
        PkiFault.KEY_MALFORMED,
        assertThrows(PkiException.class, () -> PrivateKeys.read(pkcs8(rsa, Octets.EMPTY), null))
            .fault());
  }

  private static byte[] pkcs8(Octets algorithm, Octets privateKey) {
    return DerWriter.write(
            w -> w.sequence(s -> s.integer(0).raw(algorithm).octetString(privateKey)))
        .toArray();
  }

  private void generate(String algorithm) {
    openssl.run(("genpkey -out key.pem -algorithm " + algorithm).split(" "));
    openssl.run("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
  }

  private void encrypt(String options, String password) {
    openssl.write("password", password);
    openssl.run(
        ("pkcs8 -topk8 -in key.pem -out encrypted.pem -passout file:password " + options)
            .split(" "));
  }

  private void assertFits(PrivateKey key) throws PkiException {
    assertTrue(KeyMatch.fits(key, publicKey()));
  }

  private PublicKey publicKey() throws PkiException {
    return SubjectPublicKeyInfo.read(
            DerReader.of(Pem.read(openssl.bytes("public.pem")).getFirst().content()))
        .toPublicKey();
  }

  private PrivateKey read(String file, @Nullable String password) throws PkiException {
    return PrivateKeys.read(openssl.bytes(file), password == null ? null : password.toCharArray());
  }

  private PkiFault refusal(String file, @Nullable String password) {
    return assertThrows(PkiException.class, () -> read(file, password)).fault();
  }

  private String text(String file) {
    return new String(openssl.bytes(file), StandardCharsets.ISO_8859_1);
  }
}
