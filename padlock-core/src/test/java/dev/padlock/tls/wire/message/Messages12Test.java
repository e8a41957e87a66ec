package dev.padlock.tls.wire.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the messages of TLS 1.2 have of their own; what holds for all is in [MessageRoundTripTest].
final class Messages12Test {

  private static final Opaque POINT = Opaque.ofHex("04aabb");

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 6, 8, 23, 24, 25, 254, 255})
  void aMessageThatTls12DoesNotHaveIsUnexpected(int type) {
    assertEquals(Misbehaviour.UNEXPECTED_MESSAGE, refused(() -> read(type, "")).refusal());
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          type, body,                       refusal
          0,    00,                         TRAILING_BYTES
          4,    0000000000,                 TRUNCATED
          4,    00000000000000,             TRAILING_BYTES
          11,   000003000000,               LENGTH_OUT_OF_RANGE
          11,   000003000002,               TRUNCATED
          11,   00000500000130,             TRUNCATED
          13,   00,                         LENGTH_OUT_OF_RANGE
          13,   01010000,                   LENGTH_OUT_OF_RANGE
          13,   01010001040000,             LENGTH_OUT_OF_RANGE
          13,   0101000204010002,           TRUNCATED
          13,   01010002040100020000,       LENGTH_OUT_OF_RANGE
          14,   00,                         TRAILING_BYTES
          15,   04010001,                   TRUNCATED
          22,   01000000,                   LENGTH_OUT_OF_RANGE
          22,   0200000130,                 BAD_CERTIFICATE_STATUS
          """)
  void aMessageOutsideItsBoundsIsRefused(int type, String body, String code) {
    assertEquals(code, refused(() -> read(type, body)).refusal().code());
  }

  @Test
  void theParametersOfACurveAreReadWithTheirSignature() throws TlsException {
    String params = "03001d0304aabb";
    var message = new ServerKeyExchange(Opaque.ofHex(params + "0403" + "0002" + "0102"));

    SignedParams<EcdheParams> signed = message.ecdhe();

    assertEquals(new EcdheParams(NamedGroup.X25519, POINT), signed.params());
    assertEquals(Opaque.ofHex(params), signed.encoded());
    assertEquals(signed.encoded(), signed.params().encode());
    assertEquals(SignatureScheme.ECDSA_SECP256R1_SHA256, signed.algorithm());
    assertEquals(Opaque.ofHex("0102"), signed.signature());
    assertEquals(message, ServerKeyExchange.of(signed));
  }

  @Test
  void theParametersOfAFieldAreReadWithTheirSignature() throws TlsException {
    String params = "000117" + "000105" + "000108";
    var message = new ServerKeyExchange(Opaque.ofHex(params + "0401" + "0000"));

    SignedParams<DheParams> signed = message.dhe();

    assertEquals(
        new DheParams(Opaque.ofHex("17"), Opaque.ofHex("05"), Opaque.ofHex("08")), signed.params());
    assertEquals(Opaque.ofHex(params), signed.params().encode());
    assertEquals(message, ServerKeyExchange.of(signed));
  }

  /// RFC 5246 §7.4.3.
  @Test
  void theSignatureCoversBothRandomsAndTheParameters() {
    assertArrayEquals(
        Opaque.ofHex("010203").toArray(),
        SignedParams.signedContent(Opaque.ofHex("01"), Opaque.ofHex("02"), Opaque.ofHex("03")));
  }

  @Test
  void aCurveThatIsSpelledOutIsRefused() {
    for (String type : List.of("01", "02", "00")) {
      var message = new ServerKeyExchange(Opaque.ofHex(type + "001d0304aabb04030000"));
      assertEquals(Misbehaviour.BAD_CURVE_TYPE, refused(message::ecdhe).refusal());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"03001d0304aabb0403000201ff", "000117000105000108040100020102"})
  void everyTruncationOfAKeyExchangeIsRefusedWithDecodeError(String content) {
    boolean curve = content.startsWith("03");
    for (int size = 0; size < content.length() / 2; size++) {
      var message = new ServerKeyExchange(Opaque.ofHex(content.substring(0, 2 * size)));
      TlsException refusal = refused(curve ? message::ecdhe : message::dhe);
      assertEquals(AlertDescription.DECODE_ERROR, refusal.refusal().alert());
      assertEquals("server_key_exchange", refusal.facts().get("message"));
    }
    var longer = new ServerKeyExchange(Opaque.ofHex(content + "00"));
    assertEquals(
        Malformation.TRAILING_BYTES, refused(curve ? longer::ecdhe : longer::dhe).refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"03001d00", "0000", "00011700000001080401"})
  void emptyNumbersAndPointsAreRefused(String content) {
    var message = new ServerKeyExchange(Opaque.ofHex(content));
    assertEquals(
        Malformation.LENGTH_OUT_OF_RANGE,
        refused(content.startsWith("03") ? message::ecdhe : message::dhe).refusal());
  }

  @Test
  void theClientsHalfIsReadAsItWasWritten() throws TlsException {
    assertEquals(POINT, ClientKeyExchange.ofEcPoint(POINT).ecPoint());
    assertEquals(POINT, ClientKeyExchange.ofDhPublic(POINT).dhPublic());
    assertEquals(POINT, ClientKeyExchange.ofEncryptedPremaster(POINT).encryptedPremaster());
    assertEquals(Opaque.ofHex("0304aabb"), ClientKeyExchange.ofEcPoint(POINT).content());
    assertEquals(Opaque.ofHex("000304aabb"), ClientKeyExchange.ofDhPublic(POINT).content());
  }

  @Test
  void theClientsHalfFillsItsMessage() {
    var point = new ClientKeyExchange(Opaque.ofHex("0304aabb00"));
    var empty = new ClientKeyExchange(Opaque.ofHex("00"));
    var noNumber = new ClientKeyExchange(Opaque.ofHex("0000"));
    var cut = new ClientKeyExchange(Opaque.ofHex("000204"));

    assertEquals(Malformation.TRAILING_BYTES, refused(point::ecPoint).refusal());
    assertEquals(Malformation.LENGTH_OUT_OF_RANGE, refused(empty::ecPoint).refusal());
    assertEquals(Malformation.LENGTH_OUT_OF_RANGE, refused(noNumber::dhPublic).refusal());
    assertEquals(Malformation.TRUNCATED, refused(cut::encryptedPremaster).refusal());
    assertEquals("client_key_exchange", refused(cut::dhPublic).facts().get("message"));
  }

  @Test
  void aRequestSaysWhichKeysItTakes() {
    var request = new CertificateRequest12(Opaque.ofHex("0140"), List.of(), List.of());

    assertTrue(request.takes(CertificateRequest12.RSA_SIGN));
    assertTrue(request.takes(CertificateRequest12.ECDSA_SIGN));
    assertFalse(request.takes(2));
  }

  @Test
  void listsDoNotChangeAfterwards() {
    List<Opaque> chain = new ArrayList<>();
    Certificate12 certificate = new Certificate12(chain);
    chain.add(POINT);

    assertEquals(List.of(), certificate.certificateList());
  }

  private static TlsException refused(Executable attempt) {
    return assertThrows(TlsException.class, attempt);
  }

  private static HandshakeMessage read(int type, String body) throws TlsException {
    return MessageReader.read(Dialect.TLS12, new HandshakeType(type), Opaque.ofHex(body));
  }
}
