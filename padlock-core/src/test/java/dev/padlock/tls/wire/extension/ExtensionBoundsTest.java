package dev.padlock.tls.wire.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What an extension must not be: a line for each bound of each struct, and for each rule that an
/// extension can break by itself.
final class ExtensionBoundsTest {

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          place,                type, data,                     refusal
          CLIENT_HELLO,         0,    '',                       TRUNCATED
          CLIENT_HELLO,         0,    0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         0,    0003000000,               LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         0,    000400000161ff,           TRAILING_BYTES
          CLIENT_HELLO,         0,    000401000161,             BAD_SERVER_NAME
          CLIENT_HELLO,         0,    000400000100,             BAD_SERVER_NAME
          CLIENT_HELLO,         0,    00040000013a,             BAD_SERVER_NAME
          CLIENT_HELLO,         0,    0004000001e4,             BAD_SERVER_NAME
          CLIENT_HELLO,         0,    00080000016100000162,     BAD_SERVER_NAME
          ENCRYPTED_EXTENSIONS, 0,    00,                       TRAILING_BYTES
          CLIENT_HELLO,         5,    '',                       TRUNCATED
          CLIENT_HELLO,         5,    01000000,                 TRUNCATED
          CLIENT_HELLO,         5,    01000200000000,           LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         5,    010000000000,             TRAILING_BYTES
          CERTIFICATE_REQUEST,  5,    0100000000,               TRAILING_BYTES
          CERTIFICATE,          5,    01000000,                 LENGTH_OUT_OF_RANGE
          CERTIFICATE,          5,    0200000161,               BAD_CERTIFICATE_STATUS
          CLIENT_HELLO,         10,   0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         10,   000100,                   LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         10,   0003001d00,               TRUNCATED
          CLIENT_HELLO,         13,   0000,                     LENGTH_OUT_OF_RANGE
          CERTIFICATE_REQUEST,  13,   0001ff,                   LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         16,   0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         16,   000100,                   LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         16,   000101,                   LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         16,   0003016100,               LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         18,   00,                       TRAILING_BYTES
          CERTIFICATE,          18,   0000,                     LENGTH_OUT_OF_RANGE
          CERTIFICATE,          18,   00020000,                 LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         27,   00,                       LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         27,   0100,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         28,   40,                       TRUNCATED
          CLIENT_HELLO,         28,   400100,                   TRAILING_BYTES
          CLIENT_HELLO,         41,   0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         41,   00060001aa000000,         LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         41,   00070001aa000000000000,   LENGTH_OUT_OF_RANGE
          SERVER_HELLO,         41,   00,                       TRUNCATED
          CLIENT_HELLO,         42,   00,                       TRAILING_BYTES
          NEW_SESSION_TICKET,   42,   000000,                   TRUNCATED
          CLIENT_HELLO,         43,   00,                       LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         43,   0103,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         43,   03030403,                 TRUNCATED
          SERVER_HELLO,         43,   030400,                   TRAILING_BYTES
          CLIENT_HELLO,         44,   0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         45,   00,                       LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         47,   0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         47,   00020000,                 LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         47,   00020001,                 LENGTH_OUT_OF_RANGE
          CERTIFICATE_REQUEST,  47,   00050001300000,           LENGTH_OUT_OF_RANGE
          CERTIFICATE_REQUEST,  48,   0003000000,               LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         49,   00,                       TRAILING_BYTES
          CLIENT_HELLO,         50,   0000,                     LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         50,   0001ff,                   LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         51,   0004001d0000,             LENGTH_OUT_OF_RANGE
          CLIENT_HELLO,         51,   000a001d0001aa001d0001bb, DUPLICATE_KEY_SHARE
          SERVER_HELLO,         51,   001d0000,                 LENGTH_OUT_OF_RANGE
          SERVER_HELLO,         51,   001d0001aabb,             TRAILING_BYTES
          HELLO_RETRY_REQUEST,  51,   001d0001aa,               TRAILING_BYTES
          CLIENT_HELLO,         1,    '',                       TRUNCATED
          CLIENT_HELLO,         1,    00,                       BAD_MAX_FRAGMENT_LENGTH
          CLIENT_HELLO,         1,    05,                       BAD_MAX_FRAGMENT_LENGTH
          SERVER_HELLO_12,      1,    0101,                     TRAILING_BYTES
          CLIENT_HELLO,         11,   00,                       LENGTH_OUT_OF_RANGE
          SERVER_HELLO_12,      11,   010000,                   TRAILING_BYTES
          CLIENT_HELLO,         22,   00,                       TRAILING_BYTES
          SERVER_HELLO_12,      22,   00,                       TRAILING_BYTES
          CLIENT_HELLO,         23,   00,                       TRAILING_BYTES
          SERVER_HELLO_12,      23,   00,                       TRAILING_BYTES
          SERVER_HELLO_12,      35,   00,                       TRAILING_BYTES
          CLIENT_HELLO,         65281, '',                      TRUNCATED
          CLIENT_HELLO,         65281, 0000,                    TRAILING_BYTES
          SERVER_HELLO_12,      65281, 02aa,                    TRUNCATED
          SERVER_HELLO_12,      0,    00,                       TRAILING_BYTES
          SERVER_HELLO_12,      16,   0000,                     LENGTH_OUT_OF_RANGE
          """)
  void anExtensionOutsideItsBoundsIsRefused(
      ExtensionPlace place, int type, String data, String code) {
    TlsException refusal = refused(place, new ExtensionType(type), Opaque.ofHex(data));

    assertEquals(code, refusal.refusal().code());
  }

  /// Nothing that an extension announces is there only by the grace of what follows it in the
  /// message.
  @ParameterizedTest
  @EnumSource(ExtensionPlace.class)
  void everyTruncationOfAnExtensionIsRefusedWithDecodeError(ExtensionPlace place) {
    RandomExtensions random = new RandomExtensions(new Random(6066));
    for (Supplier<Extension> one : random.possible(place)) {
      Extension extension = one.get();
      if (!(extension instanceof Unknown || extension instanceof SessionTicket)) {
        assertTruncationsAreRefused(place, extension);
      }
    }
  }

  @Test
  void everyTruncationOfOfferedPreSharedKeysIsRefusedWithDecodeError() {
    assertTruncationsAreRefused(
        ExtensionPlace.CLIENT_HELLO, new RandomExtensions(new Random(8446)).preSharedKeys());
  }

  @Test
  void aBinderIsNeitherMissingNorLeftOver() {
    String identity = "0001aa00000000";
    String binder = "20" + "bb".repeat(32);

    TlsException missing =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.PRE_SHARED_KEY,
            Opaque.ofHex("000e" + identity + identity + "0021" + binder));
    TlsException leftOver =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.PRE_SHARED_KEY,
            Opaque.ofHex("0007" + identity + "0042" + binder + binder));

    assertEquals(Misbehaviour.BINDERS_DO_NOT_MATCH_IDENTITIES, missing.refusal());
    assertEquals(Misbehaviour.BINDERS_DO_NOT_MATCH_IDENTITIES, leftOver.refusal());
  }

  @Test
  void anIdentityIsNotEmptyAndABinderIsNoShorterThanAnyHash() {
    String identity = "0001aa00000000";
    String emptyIdentity = "000000000000";
    String binder = "20" + "bb".repeat(32);
    String shortBinder = "1f" + "bb".repeat(31);

    for (String offered :
        List.of(
            "000d" + identity + emptyIdentity + "0042" + binder + binder,
            "000e" + identity + identity + "0041" + binder + shortBinder,
            "0007" + identity + "0020" + "20" + "bb".repeat(31))) {
      TlsException refusal =
          refused(ExtensionPlace.CLIENT_HELLO, ExtensionType.PRE_SHARED_KEY, Opaque.ofHex(offered));
      assertEquals(Malformation.LENGTH_OUT_OF_RANGE, refusal.refusal(), offered);
    }
  }

  @Test
  void aListOfTwoByteValuesIsNoLongerThanAnEvenLength() {
    TlsException versions =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.SUPPORTED_VERSIONS,
            Opaque.ofHex("ff" + "03".repeat(255)));
    TlsException algorithms =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.COMPRESS_CERTIFICATE,
            Opaque.ofHex("ff" + "01".repeat(255)));
    TlsException schemes =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.SIGNATURE_ALGORITHMS,
            Opaque.ofHex("ffff" + "04".repeat(0xffff)));
    TlsException schemesOfCertificates =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.SIGNATURE_ALGORITHMS_CERT,
            Opaque.ofHex("ffff" + "04".repeat(0xffff)));

    for (TlsException refusal : List.of(versions, algorithms, schemes, schemesOfCertificates)) {
      assertEquals(Malformation.LENGTH_OUT_OF_RANGE, refusal.refusal());
    }
  }

  @Test
  void aServerNameHasAtMost255Characters() throws TlsException {
    ServerName longest = new ServerName("a".repeat(255));
    assertEquals(
        longest,
        ExtensionTable.read(ExtensionPlace.CLIENT_HELLO, ExtensionType.SERVER_NAME, body(longest)));

    TlsException refusal =
        refused(
            ExtensionPlace.CLIENT_HELLO,
            ExtensionType.SERVER_NAME,
            Opaque.ofHex("0103" + "000100" + "61".repeat(256)));
    assertEquals(Misbehaviour.BAD_SERVER_NAME, refusal.refusal());
  }

  @Test
  void aServerNameThatCannotBeSentCannotBeMade() {
    for (String name : new String[] {"", "a b", "a\0", "ä.example", "a/b", "[::1]", "@"}) {
      assertThrows(IllegalArgumentException.class, () -> new ServerName(name), name);
    }
    assertTrue(ServerName.isHostName("_dmarc.Example-1.org."));
  }

  @Test
  void aStatusRequestOfAnotherTypeIsLeftUnread() throws TlsException {
    Opaque data = Opaque.ofHex("02ffff");

    assertEquals(
        new Unknown(ExtensionType.STATUS_REQUEST, data),
        ExtensionTable.read(ExtensionPlace.CLIENT_HELLO, ExtensionType.STATUS_REQUEST, data));
  }

  @Test
  void theUsualStatusRequestTakesAnyResponder() {
    assertEquals(Opaque.ofHex("0100000000"), body(StatusRequest.ocsp()));
  }

  @Test
  void aFragmentLengthIsAPowerOfTwo() {
    assertEquals(512, new MaxFragmentLength(1).length());
    assertEquals(4096, new MaxFragmentLength(4).length());
    assertThrows(IllegalArgumentException.class, () -> new MaxFragmentLength(0));
    assertThrows(IllegalArgumentException.class, () -> new MaxFragmentLength(5));
  }

  @Test
  void pointsAreUncompressedOrTheFormatsSayNothingOfUse() {
    assertTrue(EcPointFormats.uncompressed().includesUncompressed());
    assertTrue(new EcPointFormats(Opaque.ofHex("0100")).includesUncompressed());
    assertFalse(new EcPointFormats(Opaque.ofHex("0102")).includesUncompressed());
    assertEquals(Opaque.ofHex("00"), body(RenegotiationInfo.initial()));
  }

  @Test
  void aRefusalNamesTheExtension() {
    TlsException refusal =
        refused(ExtensionPlace.CLIENT_HELLO, ExtensionType.COOKIE, Opaque.ofHex("00"));

    assertEquals("cookie", refusal.facts().get("extension"));
  }

  private static void assertTruncationsAreRefused(ExtensionPlace place, Extension extension) {
    Opaque data = body(extension);
    for (int size = 0; size < data.size(); size++) {
      TlsException refusal = refused(place, extension.type(), data.slice(0, size));
      assertEquals(AlertDescription.DECODE_ERROR, refusal.refusal().alert(), "" + extension);
    }
  }

  private static TlsException refused(ExtensionPlace place, ExtensionType type, Opaque data) {
    return assertThrows(
        TlsException.class, () -> ExtensionTable.read(place, type, data), () -> type + " " + data);
  }

  private static Opaque body(Extension extension) {
    ByteWriter out = new ByteWriter();
    extension.writeBody(out);
    return out.toOpaque();
  }
}
