package dev.padlock.tls.wire.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExtensionsTest {

  private static final Extension COOKIE = new Cookie(Opaque.ofHex("01"));
  private static final Extension NAME = new ServerName("example.org");
  private static final Extension KEYS =
      new PreSharedKeyClientHello(
          List.of(new PskIdentity(Opaque.ofHex("02"), 0)), List.of(Opaque.wrap(new byte[32])));

  @Test
  void anExtensionIsFoundByItsContentAndByItsType() {
    Extensions extensions = Extensions.of(NAME, COOKIE);

    assertEquals(Optional.of(COOKIE), extensions.find(Cookie.class));
    assertEquals(Optional.empty(), extensions.find(RecordSizeLimit.class));
    assertTrue(extensions.has(ExtensionType.SERVER_NAME));
    assertFalse(extensions.has(ExtensionType.KEY_SHARE));
    assertEquals(List.of(NAME, COOKIE), extensions.list());
  }

  @Test
  void aSecondOfOneTypeTakesThePlaceOfTheFirst() {
    Extension other = new ServerName("example.com");

    assertEquals(Extensions.of(other, COOKIE), Extensions.of(NAME, COOKIE).with(other));
  }

  @Test
  void aNewOneComesLastButBeforeThePreSharedKeys() {
    assertEquals(Extensions.of(NAME, COOKIE), Extensions.of(NAME).with(COOKIE));
    assertEquals(Extensions.of(NAME, COOKIE, KEYS), Extensions.of(NAME, KEYS).with(COOKIE));
    assertEquals(Extensions.of(COOKIE), Extensions.ABSENT.with(COOKIE));
  }

  @Test
  void oneCanBeTakenAway() {
    Extensions extensions = Extensions.of(NAME, COOKIE);

    assertEquals(Extensions.of(NAME), extensions.without(ExtensionType.COOKIE));
    assertSame(extensions, extensions.without(ExtensionType.KEY_SHARE));
  }

  @Test
  void anAbsentFieldIsNotAnEmptyOne() {
    assertNotEquals(Extensions.ABSENT, Extensions.of());
    assertEquals("0000", written(Extensions.of()).hex());
    assertTrue(written(Extensions.ABSENT).isEmpty());
    assertFalse(Extensions.ABSENT.endsWith(ExtensionType.COOKIE));
    assertEquals("absent", Extensions.ABSENT.toString());
  }

  @Test
  void equalContentIsEqual() {
    assertEquals(Extensions.of(NAME), Extensions.of(NAME));
    assertEquals(Extensions.of(NAME).hashCode(), Extensions.of(NAME).hashCode());
    assertNotEquals(Extensions.of(NAME), Extensions.of(COOKIE));
    assertNotEquals(Extensions.of(NAME), new Object());
    assertTrue(Extensions.of(NAME).toString().contains("example.org"));
  }

  @Test
  void twoOfOneTypeCannotBeMade() {
    assertThrows(
        IllegalArgumentException.class, () -> Extensions.of(NAME, new ServerName("example.com")));
  }

  @Test
  void twoOfOneTypeAreRefusedEvenWhereNobodyKnowsTheType() {
    TlsException known = refused("000c" + "002c00020001" + "002c00020001");
    TlsException unknown = refused("0008" + "fafa0000" + "fafa0000");

    assertEquals(Misbehaviour.DUPLICATE_EXTENSION, known.refusal());
    assertEquals(Misbehaviour.DUPLICATE_EXTENSION, unknown.refusal());
    assertEquals("GREASE 0xFAFA", unknown.facts().get("extension"));
  }

  @Test
  void aFieldShorterThanItsMessageAllowsIsRefused() {
    TlsException refusal =
        assertThrows(
            TlsException.class,
            () ->
                Extensions.read(
                    ByteReader.of(Opaque.ofHex("0000")), ExtensionPlace.HELLO_RETRY_REQUEST, 6));

    assertEquals(Malformation.LENGTH_OUT_OF_RANGE, refusal.refusal());
  }

  private static TlsException refused(String field) {
    return assertThrows(
        TlsException.class,
        () -> Extensions.read(ByteReader.of(Opaque.ofHex(field)), ExtensionPlace.CLIENT_HELLO, 0));
  }

  private static Opaque written(Extensions extensions) {
    ByteWriter out = new ByteWriter();
    extensions.write(out);
    return out.toOpaque();
  }
}
