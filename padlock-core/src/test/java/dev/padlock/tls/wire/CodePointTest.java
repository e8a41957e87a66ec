package dev.padlock.tls.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code points: names, open values, and what they stand for.
final class CodePointTest {

  /// A constant and its line in the table of names were written apart, so they are compared.
  @ParameterizedTest
  @ValueSource(
      classes = {
        CertificateCompressionAlgorithm.class,
        CipherSuite.class,
        ExtensionType.class,
        HandshakeType.class,
        NamedGroup.class,
        ProtocolVersion.class,
        PskKeyExchangeMode.class,
        SignatureScheme.class
      })
  void everyConstantIsNamedAsTheRegistryNamesIt(Class<?> kind) throws IllegalAccessException {
    Set<Object> seen = new HashSet<>();
    for (Field field : kind.getDeclaredFields()) {
      if (field.getType() == kind && Modifier.isPublic(field.getModifiers())) {
        Object constant = field.get(null);
        assertEquals(field.getName(), asConstant(constant.toString()));
        assertTrue(seen.add(constant), field.getName());
      }
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void whatNoRegistryKnowsIsShownAsHexadecimal() {
    assertEquals("0x1399", new CipherSuite(0x1399).toString());
    assertEquals("0xC8", new HandshakeType(200).toString());
    assertEquals("0xC8", new PskKeyExchangeMode(200).toString());
    assertEquals("GREASE 0x5A5A", new NamedGroup(0x5a5a).toString());
    assertEquals("GREASE 0x2A", new PskKeyExchangeMode(0x2a).toString());
  }

  @Test
  void theSuitesOfOlderVersionsHaveNames() {
    assertEquals("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", new CipherSuite(0xc02f).toString());
    assertEquals("TLS_RSA_WITH_3DES_EDE_CBC_SHA", new CipherSuite(0x000a).toString());
  }

  @Test
  void aCodePointDoesNotOutgrowItsField() {
    assertThrows(IllegalArgumentException.class, () -> new CipherSuite(0x10000));
    assertThrows(IllegalArgumentException.class, () -> new NamedGroup(-1));
    assertThrows(IllegalArgumentException.class, () -> new HandshakeType(0x100));
    assertThrows(IllegalArgumentException.class, () -> new Alert(2, 0x100));
  }

  @Test
  void greaseIsWhatRfc8701Lists() {
    assertEquals(16, Grease.values().size());
    assertEquals(0x0a0a, Grease.values().getFirst());
    assertEquals(0xfafa, Grease.values().getLast());
    assertEquals(
        Grease.values(), IntStream.range(0, 0x10000).filter(Grease::isGrease).boxed().toList());
    for (int random = 0; random < 0x100; random++) {
      assertTrue(Grease.isGrease(Grease.value(random)));
    }
  }

  @Test
  void greaseOfModesIsWhatRfc8701Lists() {
    List<Integer> modes = List.of(0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4);

    assertEquals(modes, IntStream.range(0, 8).mapToObj(Grease::pskKeyExchangeMode).toList());
    assertEquals(
        modes,
        IntStream.range(0, 0x100)
            .filter(code -> new PskKeyExchangeMode(code).isGrease())
            .boxed()
            .toList());
  }

  @Test
  void everyKindOfTwoBytesKnowsGrease() {
    assertTrue(new CipherSuite(0x0a0a).isGrease());
    assertTrue(new ExtensionType(0x1a1a).isGrease());
    assertTrue(new NamedGroup(0x2a2a).isGrease());
    assertTrue(new ProtocolVersion(0x3a3a).isGrease());
    assertTrue(new SignatureScheme(0x4a4a).isGrease());
    assertFalse(CipherSuite.TLS_AES_128_GCM_SHA256.isGrease());
    assertFalse(new NamedGroup(0x0a1a).isGrease());
  }

  @Test
  void theSuitesOfTls13SayTheirAlgorithms() {
    assertEquals(Optional.of(AeadAlgorithm.AES_128_GCM), CipherSuite.TLS_AES_128_GCM_SHA256.aead());
    assertEquals(Optional.of(HashAlgorithm.SHA256), CipherSuite.TLS_AES_128_GCM_SHA256.hash());
    assertEquals(Optional.of(AeadAlgorithm.AES_256_GCM), CipherSuite.TLS_AES_256_GCM_SHA384.aead());
    assertEquals(Optional.of(HashAlgorithm.SHA384), CipherSuite.TLS_AES_256_GCM_SHA384.hash());
    assertEquals(
        Optional.of(AeadAlgorithm.CHACHA20_POLY1305),
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256.aead());
    assertEquals(
        Optional.of(HashAlgorithm.SHA256), CipherSuite.TLS_CHACHA20_POLY1305_SHA256.hash());
    assertEquals(Optional.empty(), new CipherSuite(0xc02f).aead());
    assertEquals(Optional.empty(), new CipherSuite(0xc02f).hash());
  }

  @Test
  void theKdfsOfRfc9258AreThoseOfTheSuites() {
    assertEquals("HKDF_SHA256", new KdfIdentifier(1).toString());
    assertEquals("0x0003", new KdfIdentifier(3).toString());
    for (HashAlgorithm hash : List.of(HashAlgorithm.SHA256, HashAlgorithm.SHA384)) {
      assertEquals(Optional.of(hash), KdfIdentifier.of(hash).orElseThrow().hash());
    }
    assertEquals(Optional.empty(), KdfIdentifier.of(HashAlgorithm.SHA512));
    assertEquals(Optional.empty(), new KdfIdentifier(3).hash());
    assertEquals(KdfIdentifier.HKDF_SHA384, new KdfIdentifier(2));
  }

  @Test
  void everyKeyExchangeHasExactlyOneGroup() {
    Set<KeyExchangeAlgorithm> seen = new HashSet<>();
    for (int code = 0; code < 0x10000; code++) {
      NamedGroup group = new NamedGroup(code);
      group
          .algorithm()
          .ifPresent(algorithm -> {
            assertTrue(seen.add(algorithm), () -> "a second group for " + algorithm);
            assertEquals(letters(algorithm.name()), letters(group.toString()));
          });
    }
    assertEquals(Set.of(KeyExchangeAlgorithm.values()), seen);
  }

  @Test
  void everySignatureAlgorithmHasExactlyOneSchemeThatIsNotForClientsAlone() {
    Set<SignatureAlgorithm> seen = new HashSet<>();
    for (int code = 0; code < 0x10000; code++) {
      SignatureScheme scheme = new SignatureScheme(code);
      scheme
          .algorithm()
          .filter(algorithm -> !scheme.isOnlyForClients())
          .ifPresent(algorithm -> {
            assertTrue(seen.add(algorithm), () -> "a second scheme for " + algorithm);
            assertEquals(algorithm.name(), asConstant(scheme.toString()));
          });
      scheme.algorithmInTls12().ifPresent(seen::add);
    }
    assertEquals(Set.of(SignatureAlgorithm.values()), seen);
  }

  @Test
  void tls12IsSignedOnAnyCurveAndNotWithMlDsa() {
    for (SignatureScheme scheme : SignatureScheme.known()) {
      String tls12 = scheme.algorithmInTls12().map(Enum::name).orElse("none");
      String tls13 = scheme.algorithm().orElseThrow().name();
      String expected =
          tls13.startsWith("MLDSA") || scheme.isOnlyForClients()
              ? "none"
              : tls13.replaceAll("_SECP[0-9]+R1_", "_");
      assertEquals(expected, tls12);
    }
    assertEquals(Optional.empty(), SignatureScheme.ECDSA_SHA1.algorithmInTls12());
    assertEquals(Optional.empty(), SignatureScheme.RSA_PKCS1_SHA1.algorithmInTls12());
  }

  @Test
  void aGroupIsACurveAFieldOrNeither() {
    Set<String> curves = new HashSet<>();
    Set<String> fields = new HashSet<>();
    for (int code = 0; code < 0x10000; code++) {
      NamedGroup group = new NamedGroup(code);
      if (group.isCurve()) {
        curves.add(group.toString());
      } else if (group.isFiniteField() && group.toString().startsWith("ffdhe")) {
        fields.add(group.toString());
      }
    }
    assertEquals(Set.of("secp256r1", "secp384r1", "secp521r1", "x25519", "x448"), curves);
    assertEquals(Set.of("ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144", "ffdhe8192"), fields);
  }

  @Test
  void onlyClientsSignWithPkcs1AndNobodyWithSha1() {
    List<String> ofClients =
        IntStream.range(0, 0x10000)
            .mapToObj(SignatureScheme::new)
            .filter(SignatureScheme::isOnlyForClients)
            .peek(scheme -> assertTrue(scheme.allowedInTls13CertificateVerify()))
            .map(SignatureScheme::toString)
            .toList();
    assertEquals(
        List.of("rsa_pkcs1_sha256_legacy", "rsa_pkcs1_sha384_legacy", "rsa_pkcs1_sha512_legacy"),
        ofClients);
    List<String> allowed =
        IntStream.range(0, 0x10000)
            .mapToObj(SignatureScheme::new)
            .filter(SignatureScheme::allowedInTls13CertificateVerify)
            .filter(scheme -> !scheme.isOnlyForClients())
            .map(SignatureScheme::toString)
            .toList();

    assertEquals(
        List.of(
            "ecdsa_secp256r1_sha256",
            "ecdsa_secp384r1_sha384",
            "ecdsa_secp521r1_sha512",
            "rsa_pss_rsae_sha256",
            "rsa_pss_rsae_sha384",
            "rsa_pss_rsae_sha512",
            "ed25519",
            "ed448",
            "rsa_pss_pss_sha256",
            "rsa_pss_pss_sha384",
            "rsa_pss_pss_sha512",
            "mldsa44",
            "mldsa65",
            "mldsa87"),
        allowed);
  }

  @Test
  void aContentTypeIsOneOfFour() {
    for (ContentType type : ContentType.values()) {
      assertEquals(Optional.of(type), ContentType.of(type.code()));
    }
    long known = IntStream.range(0, 0x100).filter(code -> ContentType.of(code).isPresent()).count();
    assertEquals(4, known);
    assertEquals(Optional.empty(), ContentType.of(24));
  }

  @Test
  void anAlertIsReadAndWritten() throws TlsException {
    Opaque encoded = Opaque.ofHex("0232");
    Alert alert = encoded.reader().exactly(Alert::read);
    ByteWriter out = new ByteWriter();
    alert.write(out);

    assertEquals(Alert.fatal(AlertDescription.DECODE_ERROR), alert);
    assertEquals(encoded, out.toOpaque());
    assertEquals(Optional.of(AlertDescription.DECODE_ERROR), alert.known());
    assertEquals("decode_error", alert.toString());
    assertEquals("alert 99", new Alert(1, 99).toString());
    assertEquals("close_notify", Alert.CLOSE_NOTIFY.toString());
  }

  private static String asConstant(String name) {
    return name.replaceAll("[ .]", "_").toUpperCase(Locale.ROOT);
  }

  private static String letters(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
