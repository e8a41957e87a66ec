package dev.padlock.tls.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.padlock.testkit.Vectors;
import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.RsaDecryption;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.crypto.SignatureVerifier;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of Wycheproof through the seam. What a test counts is how many of a file's vectors
/// reached the seam: the others ask for what TLS has no use for, such as other nonce lengths,
/// explicit curve parameters or compressed points, and the seam's types cannot even say it.
public abstract class WycheproofSuite {

  /// The provider to judge.
  protected abstract JcaCrypto crypto();

  @ParameterizedTest
  @CsvSource({
    "aes_gcm_test, AES_128_GCM, 67",
    "aes_gcm_test, AES_256_GCM, 66",
    "chacha20_poly1305_test, CHACHA20_POLY1305, 300"
  })
  void authenticatedEncryption(String file, AeadAlgorithm algorithm, int least)
      throws TlsException {
    int reached = 0;
    for (JsonNode group : groups(file)) {
      boolean fits =
          group.get("ivSize").asInt() == 8 * algorithm.ivLength()
              && group.get("tagSize").asInt() == 8 * algorithm.tagLength()
              && group.get("keySize").asInt() == 8 * algorithm.keyLength();
      for (JsonNode test : fits ? tests(group) : List.<JsonNode>of()) {
        assertAead(algorithm, test);
        reached++;
      }
    }
    assertReached(least, reached);
  }

  private void assertAead(AeadAlgorithm algorithm, JsonNode test) throws TlsException {
    Secret key = Secret.of("key", hex(test, "key"));
    byte[] content = hex(test, "msg");
    byte[] additional = hex(test, "aad");
    byte[] sealed = concatenation(hex(test, "ct"), hex(test, "tag"));

    Aead opener = crypto().opener(algorithm, key);
    opener.begin(hex(test, "iv"), additional, additional.length);
    byte[] opened = new byte[content.length];
    if (isValid(test)) {
      assertEquals(content.length, opener.finish(sealed, 0, sealed.length, opened, 0), id(test));
      assertArrayEquals(content, opened, id(test));

      byte[] made = new byte[sealed.length];
      Aead sealer = crypto().sealer(algorithm, key);
      sealer.begin(hex(test, "iv"), additional, additional.length);
      int half = content.length / 2;
      int done = sealer.update(content, 0, half, made, 0);
      done += sealer.finish(content, half, content.length - half, made, done);
      assertEquals(sealed.length, done, id(test));
      assertArrayEquals(sealed, made, id(test));
    } else {
      TlsException refused =
          assertThrows(
              TlsException.class,
              () -> opener.finish(sealed, 0, sealed.length, opened, 0),
              id(test));
      assertEquals(RecordFault.BAD_RECORD_MAC, refused.refusal(), id(test));
      assertArrayEquals(new byte[content.length], opened, id(test));
    }
  }

  @ParameterizedTest
  @CsvSource({"x25519_test, X25519, 518", "x448_test, X448, 498"})
  void montgomeryCurves(String file, KeyExchangeAlgorithm algorithm, int least)
      throws GeneralSecurityException, TlsException {
    DiffieHellman exchange = (DiffieHellman) crypto().keyExchange(algorithm);
    int reached = 0;
    for (JsonNode test : allTests(file)) {
      byte[] scalar = hex(test, "private");
      if (hex(test, "public").length == scalar.length) {
        KeySpec spec = new XECPrivateKeySpec(new NamedParameterSpec(algorithm.name()), scalar);
        assertAgrees(exchange, spec, hex(test, "public"), test);
        reached++;
      }
    }
    assertReached(least, reached);
  }

  @ParameterizedTest
  @CsvSource({
    "ecdh_secp256r1_ecpoint_test, SECP256R1, 355",
    "ecdh_secp256r1_test, SECP256R1, 330",
    "ecdh_secp384r1_test, SECP384R1, 770",
    "ecdh_secp521r1_test, SECP521R1, 630"
  })
  void nistCurves(String file, KeyExchangeAlgorithm algorithm, int least)
      throws GeneralSecurityException, TlsException {
    DiffieHellman exchange = (DiffieHellman) crypto().keyExchange(algorithm);
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(exchange.group());
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    byte[] ours = ours(exchange);
    int reached = 0;
    for (JsonNode test : allTests(file)) {
      byte[] share =
          file.contains("ecpoint")
              ? hex(test, "public")
              : inSpki(ours, algorithm.initiatorShareLength(), test);
      if (share.length > 0 || file.contains("ecpoint")) {
        BigInteger scalar = new BigInteger(1, hex(test, "private"));
        assertAgrees(exchange, new ECPrivateKeySpec(scalar, curve), share, test);
        reached++;
      }
    }
    assertReached(least, reached);
  }

  private static void assertAgrees(DiffieHellman exchange, KeySpec own, byte[] share, JsonNode test)
      throws GeneralSecurityException, TlsException {
    String keys = exchange.family().keys();
    byte[] encoded = KeyFactory.getInstance(keys).generatePrivate(own).getEncoded();
    PrivateKey key =
        KeyFactory.getInstance(keys, exchange.source().provider())
            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    KeyExchange.Initiator initiator = exchange.initiator(key, new byte[0]);
    byte[] expected = hex(test, "shared");
    boolean compressed = flags(test).contains("CompressedPoint");
    boolean zero = flags(test).contains("ZeroSharedSecret");
    if (is(test, "invalid") || compressed || zero) {
      assertInvalidShare(() -> initiator.agree(share), test);
    } else {
      Secret secret = assertDoesNotThrow(() -> initiator.agree(share), id(test));
      assertArrayEquals(expected, secret.bytes(), id(test));
    }
  }

  /// The point of a SubjectPublicKeyInfo that is written as ours are, or nothing.
  private static byte[] inSpki(byte[] ours, int length, JsonNode test) {
    byte[] encoded = hex(test, "public");
    int before = ours.length - length;
    boolean same =
        !flags(test).contains("InvalidAsn")
            && encoded.length == ours.length
            && Arrays.equals(encoded, 0, before, ours, 0, before);
    return same ? Arrays.copyOfRange(encoded, before, encoded.length) : new byte[0];
  }

  private static byte[] ours(DiffieHellman exchange) throws TlsException {
    return ((X509EncodedKeySpec) exchange.value().decode(exchange.initiate().share())).getEncoded();
  }

  @ParameterizedTest
  @CsvSource({"mlkem_768_test, X25519_MLKEM768, 153", "mlkem_1024_test, MLKEM1024, 153"})
  void keyEncapsulation(String file, KeyExchangeAlgorithm algorithm, int least)
      throws TlsException {
    int reached = 0;
    for (JsonNode test : allTests(file)) {
      byte[] seed = hex(test, "seed");
      if (seed.length == 64) {
        KeyEncapsulation seeded = seeded(algorithm, seed);
        KeyExchange.Initiator initiator = seeded.initiate();
        assertArrayEquals(hex(test, "ek"), initiator.share(), id(test));
        if (isValid(test)) {
          assertArrayEquals(hex(test, "K"), initiator.agree(hex(test, "c")).bytes(), id(test));
        } else {
          assertInvalidShare(() -> initiator.agree(hex(test, "c")), test);
        }
        reached++;
      }
    }
    assertReached(least, reached);
  }

  /// The provider's ML-KEM with a randomness that is the seed.
  private KeyEncapsulation seeded(KeyExchangeAlgorithm algorithm, byte[] seed) throws TlsException {
    KeyExchange exchange = crypto().keyExchange(algorithm);
    KeyEncapsulation found =
        (KeyEncapsulation) (exchange instanceof HybridExchange both ? both.first() : exchange);
    return new KeyEncapsulation(
        found.parameters(),
        found.value(),
        found.ciphertextLength(),
        new Source(found.source().provider(), new Replay(seed)));
  }

  @ParameterizedTest
  @CsvSource({
    "ecdsa_secp256r1_sha256_test, ECDSA_SECP256R1_SHA256, 484",
    "ecdsa_secp384r1_sha384_test, ECDSA_SECP384R1_SHA384, 504",
    "ecdsa_secp521r1_sha512_test, ECDSA_SECP521R1_SHA512, 542",
    "ed25519_test, ED25519, 151",
    "ed448_test, ED448, 87",
    "rsa_pss_2048_sha256_mgf1_32_test, RSA_PSS_RSAE_SHA256, 108",
    "rsa_pss_4096_sha512_mgf1_64_test, RSA_PSS_RSAE_SHA512, 179",
    "rsa_signature_2048_sha256_test, RSA_PKCS1_SHA256, 259",
    "rsa_signature_3072_sha384_test, RSA_PKCS1_SHA384, 259",
    "mldsa_44_verify_test, MLDSA44, 160",
    "mldsa_65_verify_test, MLDSA65, 190",
    "mldsa_87_verify_test, MLDSA87, 220"
  })
  void signatures(String file, SignatureAlgorithm algorithm, int least)
      throws GeneralSecurityException, TlsException {
    int reached = 0;
    for (JsonNode group : groups(file)) {
      Optional<PublicKey> key = publicKey(algorithm, group);
      if (key.isPresent()) {
        SignatureVerifier verifier = crypto().verifier(algorithm, key.orElseThrow());
        for (JsonNode test : tests(group)) {
          // TLS signs without a context; a signature with one is a wrong one
          boolean right = isValid(test) && hex(test, "ctx").length == 0;
          boolean verified = verifier.verify(hex(test, "msg"), hex(test, "sig"));
          assertTrue(verified == right || is(test, "acceptable"), id(test));
          reached++;
        }
      } else {
        tests(group).forEach(test -> assertTrue(is(test, "invalid"), id(test)));
      }
    }
    assertReached(least, reached);
  }

  private static Optional<PublicKey> publicKey(SignatureAlgorithm algorithm, JsonNode group)
      throws GeneralSecurityException {
    String family = algorithm.name().substring(0, 2);
    KeyFactory factory =
        KeyFactory.getInstance(
            Map.of("EC", "EC", "ED", "EdDSA", "RS", "RSA", "ML", "ML-DSA").get(family));
    try {
      KeySpec spec = new X509EncodedKeySpec(hex(group, "publicKeyDer"));
      return Optional.of(factory.generatePublic(spec)).filter(algorithm::fits);
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({"hkdf_sha256_test, SHA256, 86", "hkdf_sha384_test, SHA384, 83"})
  void keyDerivation(String file, HashAlgorithm algorithm, int least) {
    Hkdf hkdf = crypto().hkdf(algorithm);
    int reached = 0;
    for (JsonNode test : allTests(file)) {
      Secret salt = Secret.of("salt", hex(test, "salt"));
      Secret extracted = hkdf.extract("PRK", salt, Secret.of("IKM", hex(test, "ikm")));
      byte[] info = hex(test, "info");
      int size = test.get("size").asInt();
      if (isValid(test)) {
        byte[] expanded = hkdf.expand("OKM", extracted, info, size).bytes();
        assertArrayEquals(hex(test, "okm"), expanded, id(test));
      } else {
        assertThrows(
            IllegalArgumentException.class,
            () -> hkdf.expand("OKM", extracted, info, size),
            id(test));
      }
      reached++;
    }
    assertReached(least, reached);
  }

  /// Every bad ciphertext gives the bytes that were there before, and nothing else happens.
  @Test
  void rsaKeyTransport() throws GeneralSecurityException, TlsException {
    int reached = 0;
    for (JsonNode group : groups("rsa_pkcs1_2048_test")) {
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(hex(group, "privateKeyPkcs8")));
      JcaRsa rsa = (JcaRsa) crypto().rsaDecryption(key);
      for (JsonNode test : tests(group)) {
        byte[] message = hex(test, "msg");
        byte[] otherwise = new byte[message.length];
        Arrays.fill(otherwise, (byte) 0xa5);
        byte[] encoded = rsa.decrypt(hex(test, "ct"));
        int right = RsaPadding.isRight(encoded, message.length);
        boolean valid = test.get("result").asText().equals("valid");
        assertEquals(valid ? -1 : 0, right, () -> "tcId " + test.get("tcId"));
        assertArrayEquals(
            valid ? message : otherwise, RsaPadding.choose(right, encoded, otherwise));
        assertEquals(
            RsaDecryption.PREMASTER_LENGTH, rsa.premaster(hex(test, "ct"), 0x0303).length());
        reached++;
      }
    }
    assertReached(67, reached);
  }

  @ParameterizedTest
  @CsvSource({"hmac_sha256_test, SHA256, 174", "hmac_sha384_test, SHA384, 174"})
  void messageAuthentication(String file, HashAlgorithm algorithm, int least) {
    Hkdf hkdf = crypto().hkdf(algorithm);
    int reached = 0;
    for (JsonNode group : groups(file)) {
      for (JsonNode test : tests(group)) {
        byte[] whole = hkdf.hmac(Secret.of("key", hex(test, "key")), hex(test, "msg"));
        byte[] tag = Arrays.copyOf(whole, group.get("tagSize").asInt() / 8);
        assertEquals(isValid(test), Arrays.equals(tag, hex(test, "tag")), id(test));
        reached++;
      }
    }
    assertReached(least, reached);
  }

  private interface Attempt {
    Object make() throws TlsException;
  }

  private static void assertInvalidShare(Attempt attempt, JsonNode test) {
    TlsException refused = assertThrows(TlsException.class, attempt::make, id(test));
    assertEquals(Misbehaviour.INVALID_KEY_SHARE, refused.refusal(), id(test));
  }

  private static void assertReached(int least, int reached) {
    assertTrue(reached >= least, () -> "only " + reached + " vectors reached the seam");
  }

  private static List<JsonNode> groups(String file) {
    return Vectors.wycheproof(file).toList();
  }

  private static List<JsonNode> allTests(String file) {
    return groups(file).stream().flatMap(group -> tests(group).stream()).toList();
  }

  private static List<JsonNode> tests(JsonNode group) {
    return StreamSupport.stream(group.get("tests").spliterator(), false).toList();
  }

  private static boolean isValid(JsonNode test) {
    return is(test, "valid");
  }

  private static boolean is(JsonNode test, String result) {
    return test.get("result").asText().equals(result);
  }

  private static Set<String> flags(JsonNode test) {
    Set<String> flags = new HashSet<>();
    test.get("flags").forEach(flag -> flags.add(flag.asText()));
    return flags;
  }

  private static byte[] hex(JsonNode node, String name) {
    return node.has(name) ? HexFormat.of().parseHex(node.get(name).asText()) : new byte[0];
  }

  private static String id(JsonNode test) {
    return "tcId " + test.get("tcId") + ", " + test.path("comment") + ", " + test.path("flags");
  }

  private static byte[] concatenation(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }

  /// Randomness that says again what it was given, from the start once it is used up.
  private static final class Replay extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;
    private int position;

    Replay(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] out) {
      for (int i = 0; i < out.length; i++) {
        out[i] = bytes[position++ % bytes.length];
      }
    }
  }
}
