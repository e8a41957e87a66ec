package dev.padlock.pki.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/// Writes DER, front to back. Constructed elements are written inside out: `content` fills a writer
/// of its own, whose length is known when it returns. Not thread-safe.
public final class DerWriter {
  private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'");
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private DerWriter() {}

  /// What `content` writes.
  public static Octets write(Consumer<DerWriter> content) {
    DerWriter writer = new DerWriter();
    content.accept(writer);
    return Octets.wrap(writer.out.toByteArray());
  }

  public DerWriter sequence(Consumer<DerWriter> content) {
    return constructed(DerTag.SEQUENCE, content);
  }

  public DerWriter constructed(int tag, Consumer<DerWriter> content) {
    return primitive(tag, write(content));
  }

  /// One element: this tag over these content octets.
  public DerWriter primitive(int tag, Octets content) {
    out.write(tag);
    length(content.size());
    return raw(content);
  }

  /// Elements that are encoded already.
  public DerWriter raw(Octets encoded) {
    out.write(encoded.array(), encoded.offset(), encoded.size());
    return this;
  }

  public DerWriter integer(BigInteger value) {
    return primitive(DerTag.INTEGER, Octets.wrap(value.toByteArray()));
  }

  public DerWriter integer(long value) {
    return integer(BigInteger.valueOf(value));
  }

  public DerWriter bool(boolean value) {
    return primitive(DerTag.BOOLEAN, Octets.wrap(new byte[] {(byte) (value ? 0xff : 0x00)}));
  }

  public DerWriter oid(Oid oid) {
    return primitive(DerTag.OBJECT_IDENTIFIER, oid.content());
  }

  public DerWriter nullValue() {
    return primitive(DerTag.NULL, Octets.EMPTY);
  }

  public DerWriter octetString(Octets content) {
    return primitive(DerTag.OCTET_STRING, content);
  }

  /// A bit string of whole bytes.
  public DerWriter bitString(Octets content) {
    return bitString(new BitString(0, content));
  }

  public DerWriter bitString(BitString value) {
    out.write(DerTag.BIT_STRING);
    length(value.bytes().size() + 1);
    out.write(value.unusedBits());
    return raw(value.bytes());
  }

  public DerWriter utf8String(String text) {
    return primitive(DerTag.UTF8_STRING, Octets.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050 on.
  public DerWriter time(Instant instant) {
    int year = instant.atZone(ZoneOffset.UTC).getYear();
    boolean isUtcTime = year >= 1950 && year < 2050;
    DateTimeFormatter form = isUtcTime ? UTC_TIME : GENERALIZED_TIME;
    String text = form.format(instant.atOffset(ZoneOffset.UTC));
    int tag = isUtcTime ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME;
    return primitive(tag, Octets.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private void length(int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    int count = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
    out.write(0x80 | count);
    for (int i = count - 1; i >= 0; i--) {
      out.write(length >>> (8 * i));
    }
  }
}
