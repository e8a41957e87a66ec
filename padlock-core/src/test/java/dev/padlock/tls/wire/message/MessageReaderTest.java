package dev.padlock.tls.wire.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.ServerNameAcknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageReaderTest {

  private static final String RANDOM =
      "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";

  private static final String RETRY_RANDOM =
      "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

  /// RFC 9846 knows these numbers only as names of the past, or of transcripts.
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 12, 14, 16, 22, 23, 26, 254, 255})
  void aMessageThatTls13DoesNotHaveIsUnexpected(int type) {
    TlsException refusal = refused(new HandshakeType(type), "");

    assertEquals(Misbehaviour.UNEXPECTED_MESSAGE, refusal.refusal());
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          type, body,                       refusal
          5,    00,                         TRAILING_BYTES
          8,    '',                         TRUNCATED
          8,    000000,                     TRAILING_BYTES
          11,   00000004000000ff,           LENGTH_OUT_OF_RANGE
          11,   00000001,                   TRUNCATED
          13,   01,                         TRUNCATED
          15,   04030001,                   TRUNCATED
          24,   '',                         TRUNCATED
          24,   02,                         BAD_KEY_UPDATE_REQUEST
          24,   ff,                         BAD_KEY_UPDATE_REQUEST
          24,   0000,                       TRAILING_BYTES
          25,   0001000000000000,           LENGTH_OUT_OF_RANGE
          4,    000000000000000000000000,   LENGTH_OUT_OF_RANGE
          """)
  void aMessageOutsideItsBoundsIsRefused(int type, String body, String code) {
    assertEquals(code, refused(new HandshakeType(type), body).refusal().code());
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          session,                  suites,     methods, extensions,   refusal
          21 x 33,                  00021301,   0100,    0000,         LENGTH_OUT_OF_RANGE
          00,                       0000,       0100,    0000,         LENGTH_OUT_OF_RANGE
          00,                       0003130113, 0100,    0000,         TRUNCATED
          00,                       000113,     0100,    0000,         LENGTH_OUT_OF_RANGE
          00,                       00021301,   00,      0000,         LENGTH_OUT_OF_RANGE
          00,                       00021301,   0100,    000000,       TRAILING_BYTES
          00,                       00021301,   0100,    0001,         TRUNCATED
          00,                       00021301,   0100,    00030000ff,   TRUNCATED
          00,                       00021301,   0100,    000400300000, EXTENSION_IN_WRONG_MESSAGE
          """)
  void aClientHelloOutsideItsBoundsIsRefused(
      String session, String suites, String methods, String extensions, String code) {
    String sessionId = session.equals("21 x 33") ? "21" + "77".repeat(33) : session;
    String body = "0303" + RANDOM + sessionId + suites + methods + extensions;

    assertEquals(code, refused(HandshakeType.CLIENT_HELLO, body).refusal().code());
  }

  @Test
  void cipherSuitesFillAtMostAnEvenLength() {
    String suites = "ffff" + "13".repeat(0xffff);
    String body = "0303" + RANDOM + "00" + suites + "0100";

    assertEquals(
        Malformation.LENGTH_OUT_OF_RANGE, refused(HandshakeType.CLIENT_HELLO, body).refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {RANDOM, RETRY_RANDOM})
  void anEchoedSessionIdHasAtMost32Bytes(String random) {
    String body = "0303" + random + "21" + "77".repeat(33) + "130100" + "0006002b00020304";

    assertEquals(
        Malformation.LENGTH_OUT_OF_RANGE, refused(HandshakeType.SERVER_HELLO, body).refusal());
  }

  @Test
  void aRefusalNamesTheMessage() {
    TlsException refusal = refused(HandshakeType.CERTIFICATE_VERIFY, "0403");

    assertEquals(Malformation.TRUNCATED, refusal.refusal());
    assertEquals("certificate_verify", refusal.facts().get("message"));
  }

  @Test
  void aClientHelloFromBeforeExtensionsIsRead() throws TlsException {
    String body = "0301" + RANDOM + "00" + "0002000a" + "0100";

    var hello = assertInstanceOf(ClientHello.class, read(HandshakeType.CLIENT_HELLO, body));

    assertFalse(hello.extensions().isPresent());
    assertEquals(List.of(new CipherSuite(0x000a)), hello.cipherSuites());
    assertEquals("01000029" + body, hello.encode().hex());
  }

  @Test
  void otherCompressionMethodsAreReadForTheHandshakeToJudge() throws TlsException {
    String body = "0303" + RANDOM + "00" + "00021301" + "020100" + "0000";

    var hello = assertInstanceOf(ClientHello.class, read(HandshakeType.CLIENT_HELLO, body));

    assertEquals(Opaque.ofHex("0100"), hello.legacyCompressionMethods());
  }

  @Test
  void preSharedKeysAreTheLastExtensionOfAClientHello() throws TlsException {
    var keys =
        new PreSharedKeyClientHello(
            List.of(new PskIdentity(Opaque.ofHex("01"), 7)), List.of(Opaque.wrap(new byte[32])));
    var cookie = new Cookie(Opaque.ofHex("02"));

    ClientHello right = clientHello(Extensions.of(cookie, keys));
    ClientHello wrong = clientHello(Extensions.of(keys, cookie));

    assertEquals(right, read(HandshakeType.CLIENT_HELLO, body(right)));
    assertEquals(
        Misbehaviour.PSK_NOT_LAST, refused(HandshakeType.CLIENT_HELLO, body(wrong)).refusal());
  }

  /// Its extensions would be misplaced in TLS 1.3, but it is not a hello of TLS 1.3.
  @Test
  void theHelloOfAnOlderServerHasTheExtensionsOfTls12() throws TlsException {
    String extensions = "0009" + "00000000" + "ff01000100";
    String body = "0303" + RANDOM + "00" + "c02f" + "00" + extensions;

    var hello = assertInstanceOf(ServerHello.class, read(HandshakeType.SERVER_HELLO, body));

    assertEquals(
        Extensions.of(new ServerNameAcknowledged(), RenegotiationInfo.initial()),
        hello.extensions());
  }

  @Test
  void theHelloOfAnOlderServerHasNoExtensionOfTls13() {
    String body = "0303" + RANDOM + "00" + "c02f" + "00" + "0006" + "00330002001d";

    TlsException refusal = refused(HandshakeType.SERVER_HELLO, body);

    assertEquals(Misbehaviour.EXTENSION_IN_WRONG_MESSAGE, refusal.refusal());
    assertEquals("SH12", refusal.facts().get("message"));
  }

  @Test
  void theHelloOfATls13ServerHasOnlyItsOwnExtensions() {
    String extensions = "000a" + "002b00020304" + "00000000";
    String body = "0303" + RANDOM + "00" + "1301" + "00" + extensions;

    TlsException refusal = refused(HandshakeType.SERVER_HELLO, body);

    assertEquals(Misbehaviour.EXTENSION_IN_WRONG_MESSAGE, refusal.refusal());
    assertEquals("SH", refusal.facts().get("message"));
    assertEquals(AlertDescription.ILLEGAL_PARAMETER, refusal.refusal().alert());
  }

  @Test
  void aHelloRetryRequestHasAnExtensionsField() {
    assertEquals(
        Malformation.TRUNCATED,
        refused(HandshakeType.SERVER_HELLO, "0303" + RETRY_RANDOM + "00130100").refusal());
    assertEquals(
        Malformation.LENGTH_OUT_OF_RANGE,
        refused(HandshakeType.SERVER_HELLO, "0303" + RETRY_RANDOM + "001301000000").refusal());
  }

  @Test
  void theEndOfTheRandomTellsADowngrade() {
    String start = "5a".repeat(24);

    assertEquals(
        Optional.of(DowngradeSentinel.TLS_1_2),
        serverHello(start + "444f574e47524401").downgradeSentinel());
    assertEquals(
        Optional.of(DowngradeSentinel.TLS_1_1_OR_OLDER),
        serverHello(start + "444f574e47524400").downgradeSentinel());
    assertEquals(Optional.empty(), serverHello(start + "444f574e47524402").downgradeSentinel());
    assertEquals(Opaque.ofHex("444f574e47524401"), DowngradeSentinel.TLS_1_2.bytes());
  }

  @Test
  void aHelloWithoutAProperRandomCannotBeMade() {
    assertThrows(IllegalArgumentException.class, () -> serverHello("00"));
    assertThrows(IllegalArgumentException.class, () -> serverHello(HelloRetryRequest.RANDOM.hex()));
  }

  @Test
  void listsDoNotChangeAfterwards() {
    var entries = new ArrayList<CertificateEntry>();
    Certificate certificate = new Certificate(Opaque.EMPTY, entries);
    entries.add(
        new CertificateEntry(Opaque.ofHex("30"), Extensions.of(new ServerNameAcknowledged())));

    assertEquals(List.of(), certificate.certificateList());
  }

  private static ClientHello clientHello(Extensions extensions) {
    return new ClientHello(
        0x0303,
        Opaque.ofHex(RANDOM),
        Opaque.EMPTY,
        List.of(CipherSuite.TLS_AES_128_GCM_SHA256),
        Opaque.ofHex("00"),
        extensions);
  }

  private static ServerHello serverHello(String random) {
    return new ServerHello(
        0x0303,
        Opaque.ofHex(random),
        Opaque.EMPTY,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        0,
        Extensions.ABSENT);
  }

  private static String body(HandshakeMessage message) {
    return message.encode().hex().substring(8);
  }

  private static TlsException refused(HandshakeType type, String body) {
    return assertThrows(TlsException.class, () -> read(type, body));
  }

  private static HandshakeMessage read(HandshakeType type, String body) throws TlsException {
    return MessageReader.read(Dialect.TLS13, type, Opaque.ofHex(body));
  }
}
