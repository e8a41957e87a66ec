package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// One attribute of a distinguished name, its value still encoded.
public record NameAttribute(Oid type, Octets value) {
  /// RFC 4514 §3, then what people expect to be able to read.
  private static final Map<Oid, String> SHORT_NAMES =
      Map.ofEntries(
          Map.entry(Oid.of("2.5.4.3"), "CN"),
          Map.entry(Oid.of("2.5.4.7"), "L"),
          Map.entry(Oid.of("2.5.4.8"), "ST"),
          Map.entry(Oid.of("2.5.4.10"), "O"),
          Map.entry(Oid.of("2.5.4.11"), "OU"),
          Map.entry(Oid.of("2.5.4.6"), "C"),
          Map.entry(Oid.of("2.5.4.9"), "STREET"),
          Map.entry(Oid.of("0.9.2342.19200300.100.1.25"), "DC"),
          Map.entry(Oid.of("0.9.2342.19200300.100.1.1"), "UID"),
          Map.entry(Oid.of("2.5.4.5"), "serialNumber"),
          Map.entry(Oid.of("2.5.4.15"), "businessCategory"),
          Map.entry(Oid.of("2.5.4.97"), "organizationIdentifier"),
          Map.entry(Oid.of("1.2.840.113549.1.9.1"), "emailAddress"));

  static NameAttribute read(DerReader in) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    Oid type = in.oid();
    Octets value = in.element();
    in.close(outer);
    return new NameAttribute(type, value);
  }

  /// The text of the next attribute, where it is of this type and a text at all.
  static Optional<String> readText(DerReader in, Oid wanted) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    boolean isWanted = in.oid().equals(wanted);
    int tag = in.peekTag();
    Octets content = in.content(tag);
    in.close(outer);
    return isWanted ? decode(tag, content) : Optional.empty();
  }

  /// The value, where it is a text at all.
  public Optional<String> text() {
    try {
      DerReader in = DerReader.of(value);
      int tag = in.peekTag();
      return decode(tag, in.content(tag));
    } catch (PkiException e) {
      return Optional.empty(); // the outer element was checked: a value is always readable
    }
  }

  private static Optional<String> decode(int tag, Octets content) {
    return switch (tag) {
      case DerTag.UTF8_STRING ->
          content.isAscii()
              ? Optional.of(content.text(StandardCharsets.US_ASCII))
              : decode(content, StandardCharsets.UTF_8);
      case DerTag.PRINTABLE_STRING,
          DerTag.IA5_STRING,
          DerTag.NUMERIC_STRING,
          DerTag.VISIBLE_STRING ->
          content.isAscii()
              ? Optional.of(content.text(StandardCharsets.US_ASCII))
              : Optional.empty();
      case DerTag.TELETEX_STRING -> decode(content, StandardCharsets.ISO_8859_1);
      case DerTag.BMP_STRING -> decode(content, StandardCharsets.UTF_16BE);
      case DerTag.UNIVERSAL_STRING -> decode(content, Charset.forName("UTF-32BE"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> decode(Octets content, Charset charset) {
    try {
      return Optional.of(
          charset.newDecoder().decode(ByteBuffer.wrap(content.toArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// RFC 5280 §7.1 in the measure that certificates in use need: letter case folded, runs of white
  /// space made one, its length before it so that no two values run together.
  String normalForm() {
    String form = text().map(NameAttribute::folded).orElseGet(() -> "#" + value.hex());
    return type.content().hex() + "=" + form.length() + ":" + form;
  }

  private static String folded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean isAfterBlank = true;
    for (int i = 0; i < text.length(); i++) {
      boolean isBlank = Character.isWhitespace(text.charAt(i));
      if (!isBlank) {
        out.append(Character.toLowerCase(text.charAt(i)));
      } else if (!isAfterBlank) {
        out.append(' ');
      }
      isAfterBlank = isBlank;
    }
    return out.toString().stripTrailing();
  }

  /// `type=value` as RFC 4514 §2.3 and §2.4 ask; what is no text is `#` and the encoding.
  @Override
  public String toString() {
    String name = SHORT_NAMES.get(type);
    return (name == null ? type.toString() : name)
        + "="
        + text().map(NameAttribute::escaped).orElse("#" + value.hex());
  }

  /// RFC 4514 §2.4; a character that could play tricks on a terminal is escaped too.
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean isEdge = i == 0 || i == text.length() - 1;
      if ("\"+,;<>\\".indexOf(c) >= 0 || (c == ' ' && isEdge) || (c == '#' && i == 0)) {
        out.append('\\').append((char) c);
      } else if (isTrick(c)) {
        for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append("\\%02x".formatted(octet));
        }
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isTrick(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
