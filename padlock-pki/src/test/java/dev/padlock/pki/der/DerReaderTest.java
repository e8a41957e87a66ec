package dev.padlock.pki.der;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DerReaderTest {
  private interface Reading {
    Object read(DerReader in) throws PkiException;
  }

  @Test
  void anElementIsSkippedOnlyWhereItIsTheSameBitForBit() throws PkiException {
    DerReader in = DerReader.of(bytes("02 01 05 02 01 06"));

    assertFalse(in.skip(bytes("02 01 06")));
    assertTrue(in.skip(bytes("02 01 05")));
    assertFalse(in.skip(bytes("02 01 06 00")), "longer than what is left");
    int start = in.mark();
    assertTrue(in.skip(bytes("02 01 06")));
    assertEquals(bytes("02 01 06"), in.since(start));
    in.end();
  }

  @Test
  void nothingBehindAnOpenElementIsSkipped() throws PkiException {
    DerReader in = DerReader.of(bytes("30 02 02 01 05"));

    in.open(DerTag.SEQUENCE);

    assertFalse(in.skip(bytes("02 01 05")), "its value is not in the sequence");
  }

  @ParameterizedTest
  @CsvSource({
    // tag and length
    "'', DER_TRUNCATED",
    "02, DER_TRUNCATED",
    "02 81, DER_TRUNCATED",
    "02 05 01, DER_TRUNCATED",
    "02 82 01, DER_TRUNCATED",
    "1f 01 00, DER_HIGH_TAG",
    "04 01 00, DER_UNEXPECTED_TAG",
    "22 03 02 01 00, DER_UNEXPECTED_TAG",
    "02 80 01 00 00, DER_INDEFINITE_LENGTH",
    "02 81 01 05, DER_LENGTH_NOT_MINIMAL",
    "02 81 7f 05, DER_LENGTH_NOT_MINIMAL",
    "02 82 00 80 05, DER_LENGTH_NOT_MINIMAL",
    "02 84 01 00 00 01 05, DER_TOO_LARGE",
    "02 84 ff ff ff ff 05, DER_TOO_LARGE",
    "02 85 01 00 00 00 00 05, DER_TOO_LARGE",
    "02 01 05 00, DER_TRAILING_BYTES",
    // value
    "02 00, DER_INTEGER",
    "02 02 00 7f, DER_INTEGER",
    "02 02 ff 80, DER_INTEGER",
  })
  void anIntegerThatIsNotDerIsRefusedByName(String hex, PkiFault expected) {
    assertRefused(expected, hex, DerReader::integer);
  }

  @ParameterizedTest
  @CsvSource({
    "02 01 00, 0",
    "02 01 7f, 127",
    "02 02 00 80, 128",
    "02 01 80, -128",
    "02 01 ff, -1",
    "02 02 ff 7f, -129",
    "02 09 00 ff ff ff ff ff ff ff ff, 18446744073709551615"
  })
  void anIntegerIsRead(String hex, BigInteger expected) throws PkiException {
    assertEquals(expected, read(hex, DerReader::integer));
    assertEquals(bytes(hex), DerWriter.write(w -> w.integer(expected)));
  }

  @ParameterizedTest
  @CsvSource({"02 01 06", "02 01 ff", "02 05 01 00 00 00 00"})
  void aSmallIntegerOutsideItsRangeIsRefused(String hex) {
    assertRefused(PkiFault.DER_INTEGER, hex, in -> in.smallInteger(5));
  }

  @ParameterizedTest
  @CsvSource({"01 00", "01 01 01", "01 01 fe", "01 02 ff ff"})
  void aBooleanIsOneOfTwoBytes(String hex) {
    assertRefused(PkiFault.DER_BOOLEAN, hex, DerReader::bool);
  }

  @Test
  void bothBooleansAreRead() throws PkiException {
    assertEquals(true, read("01 01 ff", DerReader::bool));
    assertEquals(false, read("01 01 00", DerReader::bool));
  }

  @ParameterizedTest
  @CsvSource({"03 00", "03 01 01", "03 02 08 00", "03 02 01 01", "03 03 04 ff 08"})
  void aBitStringHasNothingInItsUnusedBits(String hex) {
    assertRefused(PkiFault.DER_BIT_STRING, hex, DerReader::bitString);
  }

  @Test
  void bitsAreCountedFromTheHighestOfTheFirstByte() throws PkiException {
    BitString bits = new BitString(7, Octets.of(new byte[] {0x05, (byte) 0x80}));

    assertEquals(bits, read("03 03 07 05 80", DerReader::bitString));
    assertFalse(bits.isSet(0));
    assertTrue(bits.isSet(5));
    assertTrue(bits.isSet(8));
    assertFalse(bits.isSet(900));
  }

  @Test
  void anEmptyBitStringIsOne() throws PkiException {
    assertEquals(new BitString(0, Octets.EMPTY), read("03 01 00", DerReader::bitString));
  }

  @Test
  void aNullWithContentIsRefused() {
    assertRefused(
        PkiFault.DER_NULL,
        "05 01 00",
        in -> {
          in.nullValue();
          return "";
        });
  }

  @ParameterizedTest
  @CsvSource({
    "2a 86 48 86 f7 0d 01 01 0b, 1.2.840.113549.1.1.11",
    "2b 65 70, 1.3.101.112",
    "55 1d 11, 2.5.29.17",
    "88 37 03, 2.999.3",
    "27, 0.39",
    "69 83 f0 9d a7 eb cf de e0 c7 a1 a7 b2 c0 94 8c c8 f9 d7 76,"
        + " 2.25.329800735698586629295641978511506172918"
  })
  void anObjectIdentifierIsReadAndWritten(String content, String dotted) throws PkiException {
    Octets encoded = DerWriter.write(w -> w.primitive(DerTag.OBJECT_IDENTIFIER, bytes(content)));

    Oid read = DerReader.of(encoded).oid();

    assertEquals(dotted, read.toString());
    assertEquals(Oid.of(dotted), read);
    assertEquals(encoded, DerWriter.write(w -> w.oid(read)));
  }

  @ParameterizedTest
  @CsvSource({"06 00", "06 01 80", "06 02 2a 86", "06 03 2a 80 01"})
  void anObjectIdentifierIsInItsShortestForm(String hex) {
    assertRefused(PkiFault.DER_OID, hex, DerReader::oid);
  }

  @Test
  void anObjectIdentifierHasABound() {
    String hex = "06 81 81 " + "01".repeat(129);

    assertRefused(PkiFault.DER_OID, hex, DerReader::oid);
  }

  @ParameterizedTest
  @CsvSource({
    "17, 500101000000Z, 1950-01-01T00:00:00Z",
    "17, 491231235959Z, 2049-12-31T23:59:59Z",
    "17, 240229120000Z, 2024-02-29T12:00:00Z",
    "18, 20500101000000Z, 2050-01-01T00:00:00Z",
    "18, 99991231235959Z, 9999-12-31T23:59:59Z"
  })
  void aTimeIsReadAndWritten(String tag, String text, Instant expected) throws PkiException {
    Octets encoded = time(tag, text);

    assertEquals(expected, DerReader.of(encoded).time());
    assertEquals(encoded, DerWriter.write(w -> w.time(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "17, 2402291200Z",
    "17, 240229120000",
    "17, 240229120000+0100",
    "17, 230229120000Z",
    "17, 240229240000Z",
    "17, 240229120060Z",
    "17, 24022912000aZ",
    "17, 20240229120000Z",
    "18, 240229120000Z",
    "18, 20240229120000.5Z",
    "18, 20240229120000",
    "18, 2024022912000-Z"
  })
  void aTimeHasOneForm(String tag, String text) {
    assertRefused(PkiFault.DER_TIME, time(tag, text).hex(), DerReader::time);
  }

  @Test
  void nestingHasABound() throws PkiException {
    Octets nested = DerWriter.write(DerWriter::nullValue);
    for (int i = 0; i <= DerReader.MAX_DEPTH; i++) {
      Octets inner = nested;
      nested = DerWriter.write(w -> w.sequence(s -> s.raw(inner)));
    }
    DerReader in = DerReader.of(nested);
    for (int i = 0; i < DerReader.MAX_DEPTH; i++) {
      in = in.sequence();
    }
    DerReader deepest = in;

    PkiException refused = assertThrows(PkiException.class, deepest::sequence);
    assertEquals(PkiFault.DER_TOO_DEEP, refused.fault());
  }

  @Test
  void moreThanTheBoundIsNotReadAtAll() {
    Octets large = Octets.wrap(new byte[DerReader.MAX_BYTES + 1]);

    PkiException refused = assertThrows(PkiException.class, () -> DerReader.of(large));
    assertEquals(PkiFault.DER_TOO_LARGE, refused.fault());
  }

  @Test
  void anElementIsASliceWithItsTagAndLength() throws PkiException {
    DerReader in = DerReader.of(bytes("30 05 02 01 05 05 00")).sequence();

    assertEquals(bytes("02 01 05"), in.element());
    assertTrue(in.isNext(DerTag.NULL));
    assertEquals(bytes("05 00"), in.element(DerTag.NULL));
    assertFalse(in.hasMore());
    in.end();
  }

  @Test
  void theWriterChoosesTheShortestLength() throws PkiException {
    for (int size : new int[] {0, 127, 128, 255, 256, 65535, 65536, 1 << 20}) {
      Octets content = Octets.wrap(new byte[size]);
      Octets encoded = DerWriter.write(w -> w.octetString(content));

      assertEquals(content, DerReader.of(encoded).octetString());
    }
  }

  private static Octets time(String tag, String text) {
    return DerWriter.write(w ->
        w.primitive(
            Integer.parseInt(tag, 16),
            Octets.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
  }

  private static Object read(String hex, Reading reading) throws PkiException {
    DerReader in = DerReader.of(bytes(hex));
    Object value = reading.read(in);
    in.end();
    return value;
  }

  private static void assertRefused(PkiFault expected, String hex, Reading reading) {
    PkiException refused = assertThrows(PkiException.class, () -> read(hex, reading));
    assertEquals(expected, refused.fault(), refused.getMessage());
  }

  private static Octets bytes(String hex) {
    return Octets.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
