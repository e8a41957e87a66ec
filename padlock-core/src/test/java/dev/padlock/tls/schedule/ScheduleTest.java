package dev.padlock.tls.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What RFC 8448's traces do not show, against the JDK's own HKDF; and the ends of things.
class ScheduleTest {

  private static final byte[] NOTHING = {};

  private final JcaCrypto crypto = JcaCrypto.with(new SecureRandom());
  private final Hkdf hkdf = crypto.hkdf(HashAlgorithm.SHA384);
  private final byte[] hash = new byte[48];

  @BeforeEach
  void anyTranscript() {
    crypto.random().nextBytes(hash);
  }

  @Test
  void anUpdatedSecretIsExpandedFromTheOneBefore() throws GeneralSecurityException {
    TrafficSecret zero = main().clientTraffic(hash);
    TrafficSecret one = zero.next();
    TrafficSecret two = one.next();
    assertArrayEquals(expandLabel(zero.reveal(), "traffic upd", NOTHING, 48), one.reveal());
    assertArrayEquals(expandLabel(one.reveal(), "traffic upd", NOTHING, 48), two.reveal());
    assertEquals("CLIENT_TRAFFIC_SECRET_0", zero.label());
    assertEquals("CLIENT_TRAFFIC_SECRET_2", two.label());
    assertEquals("SERVER_TRAFFIC_SECRET_1", main().serverTraffic(hash).next().toString());
  }

  @Test
  void theSecretsOfTheHandshakeAreNeverUpdated() {
    HandshakeSecret handshake = handshake();
    TrafficSecret client = handshake.clientTraffic(hash);
    assertEquals("CLIENT_HANDSHAKE_TRAFFIC_SECRET", client.label());
    assertThrows(IllegalStateException.class, client::next);
    assertThrows(IllegalStateException.class, handshake.serverTraffic(hash)::next);
    TrafficSecret early = EarlySecret.of(hkdf).clientEarlyTraffic(hash);
    assertEquals("CLIENT_EARLY_TRAFFIC_SECRET", early.label());
    assertThrows(IllegalStateException.class, early::next);
  }

  @ParameterizedTest
  @EnumSource
  void keysAreAsLongAsTheirCipherWants(AeadAlgorithm algorithm) throws GeneralSecurityException {
    TrafficSecret secret = main().serverTraffic(hash);
    TrafficKeys keys = secret.keys(algorithm);
    int length = algorithm.keyLength();
    assertArrayEquals(expandLabel(secret.reveal(), "key", NOTHING, length), keys.key().bytes());
    assertArrayEquals(expandLabel(secret.reveal(), "iv", NOTHING, 12), keys.iv());
    keys.destroy();
    assertTrue(keys.key().isDestroyed());
    assertArrayEquals(new byte[12], keys.iv());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXPORTER-Channel-Binding", "x", "café"})
  void exportedKeysAreBoundToLabelAndContext(String label) throws GeneralSecurityException {
    ExporterSecret exporter = main().exporter(hash);
    assertEquals("EXPORTER_SECRET", exporter.label());
    byte[] derived = expandLabel(exporter.reveal(), label, digest(NOTHING), 48);
    for (byte[] context : new byte[][] {NOTHING, {1, 2, 3}, new byte[1000]}) {
      assertArrayEquals(
          expandLabel(derived, "exporter", digest(context), 77),
          exporter.export(label, context, 77));
    }
    ExporterSecret early = EarlySecret.of(hkdf).earlyExporter(hash);
    assertEquals("EARLY_EXPORTER_SECRET", early.label());
    assertFalse(
        Arrays.equals(early.export(label, NOTHING, 32), exporter.export(label, NOTHING, 32)));
  }

  @Test
  void aLabelThatDoesNotFitItsFieldIsRefused() {
    ExporterSecret exporter = main().exporter(hash);
    assertEquals(32, exporter.export("x".repeat(249), NOTHING, 32).length);
    assertThrows(
        IllegalArgumentException.class, () -> exporter.export("x".repeat(250), NOTHING, 32));
    assertThrows(IllegalArgumentException.class, () -> exporter.export("", NOTHING, 32));
  }

  @Test
  void aTicketNonceThatDoesNotFitItsFieldIsRefused() {
    ResumptionSecret resumption = main().resumption(hash);
    assertEquals(48, resumption.psk(Opaque.wrap(new byte[255])).length());
    Opaque tooLong = Opaque.wrap(new byte[256]);
    assertThrows(IllegalArgumentException.class, () -> resumption.psk(tooLong));
  }

  @Test
  void everyKindOfPreSharedKeyHasABinderOfItsOwn() throws GeneralSecurityException {
    byte[] psk = new byte[20];
    EarlySecret early = EarlySecret.of(hkdf, Secret.of("psk", psk));
    byte[] extracted =
        KDF.getInstance("HKDF-SHA384")
            .deriveData(
                HKDFParameterSpec.ofExtract().addIKM(psk).addSalt(new byte[48]).extractOnly());
    for (PskKind kind : PskKind.values()) {
      String label =
          switch (kind) {
            case EXTERNAL -> "ext binder";
            case RESUMPTION -> "res binder";
            case IMPORTED -> "imp binder";
          };
      byte[] base = expandLabel(extracted, label, digest(NOTHING), 48);
      Secret finished = Secret.of("finished", expandLabel(base, "finished", NOTHING, 48));
      byte[] binder = early.binderKey(kind).finishedKey().verifyData(hash);
      assertArrayEquals(hkdf.hmac(finished, hash), binder);
    }
  }

  @Test
  void everyStageEndsTheOneBefore() {
    Secret shared = Secret.of("(EC)DHE shared secret", new byte[32]);
    EarlySecret early = EarlySecret.of(hkdf);
    HandshakeSecret handshake = early.handshakeSecret(shared);
    assertTrue(shared.isDestroyed());
    assertThrows(IllegalStateException.class, () -> early.clientEarlyTraffic(hash));

    TrafficSecret client = handshake.clientTraffic(hash);
    MainSecret main = handshake.mainSecret();
    assertThrows(IllegalStateException.class, () -> handshake.clientTraffic(hash));
    assertEquals(48, client.reveal().length);

    main.destroy();
    assertThrows(IllegalStateException.class, () -> main.clientTraffic(hash));
  }

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void withoutPskTheStageIsThatBehindZeros(HashAlgorithm algorithm) {
    Hkdf any = JcaCrypto.platform().hkdf(algorithm);
    byte[] messages = new byte[algorithm.length()];
    byte[] expected =
        EarlySecret.of(any)
            .handshakeSecret(Secret.of("shared", new byte[32]))
            .clientTraffic(messages)
            .reveal();
    Secret shared = Secret.of("shared", new byte[32]);
    byte[] direct = HandshakeSecret.withoutPsk(any, shared).clientTraffic(messages).reveal();
    assertArrayEquals(expected, direct);
    assertTrue(shared.isDestroyed());
  }

  @Test
  void whatIsDestroyedGivesNothingAnyMore() {
    EarlySecret early = EarlySecret.of(hkdf);
    BinderKey binder = early.binderKey(PskKind.EXTERNAL);
    FinishedKey finished = binder.finishedKey();
    early.destroy();
    binder.destroy();
    assertThrows(IllegalStateException.class, () -> early.binderKey(PskKind.EXTERNAL));
    assertThrows(IllegalStateException.class, binder::finishedKey);
    assertEquals(48, finished.verifyData(hash).length);
    finished.destroy();
    assertThrows(IllegalStateException.class, () -> finished.verifyData(hash));

    HandshakeSecret handshake = handshake();
    handshake.destroy();
    assertThrows(IllegalStateException.class, handshake::mainSecret);

    MainSecret main = main();
    TrafficSecret traffic = main.clientTraffic(hash);
    ExporterSecret exporter = main.exporter(hash);
    ResumptionSecret resumption = main.resumption(hash);
    TrafficSecret next = traffic.next();
    traffic.destroy();
    exporter.destroy();
    resumption.destroy();
    assertThrows(IllegalStateException.class, traffic::reveal);
    assertEquals(48, next.reveal().length);
    assertThrows(IllegalStateException.class, exporter::reveal);
    assertThrows(IllegalStateException.class, () -> resumption.psk(Opaque.EMPTY));
  }

  private HandshakeSecret handshake() {
    return EarlySecret.of(hkdf).handshakeSecret(Secret.of("shared", new byte[32]));
  }

  private MainSecret main() {
    return handshake().mainSecret();
  }

  private static byte[] digest(byte[] data) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-384").digest(data);
  }

  /// HKDF-Expand-Label by the JDK's key derivation.
  private static byte[] expandLabel(byte[] secret, String label, byte[] context, int length)
      throws GeneralSecurityException {
    byte[] prefixed = ("tls13 " + label).getBytes(UTF_8);
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.write(length >> 8);
    info.write(length);
    info.write(prefixed.length);
    info.writeBytes(prefixed);
    info.write(context.length);
    info.writeBytes(context);
    SecretKey key = new SecretKeySpec(secret, "Generic");
    return KDF.getInstance("HKDF-SHA384")
        .deriveData(HKDFParameterSpec.expandOnly(key, info.toByteArray(), length));
  }
}
