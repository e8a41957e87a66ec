package dev.padlock.pki.der;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// What the content octets of the primitive types say, each in the one form that DER allows.
final class DerValue {
  private DerValue() {}

  /// X.690 §8.3.2: the first nine bits are never all alike.
  static BigInteger integer(Octets content) throws PkiException {
    requireShortest(content);
    return new BigInteger(content.array(), content.offset(), content.size());
  }

  /// What a few octets say in base 256.
  static long number(Octets content) {
    long number = 0;
    for (int i = 0; i < content.size(); i++) {
      number = number << 8 | content.byteAt(i);
    }
    return number;
  }

  static void requireShortest(Octets content) throws PkiException {
    if (content.isEmpty()) {
      throw new PkiException(PkiFault.DER_INTEGER, "no content");
    }
    if (content.size() > 1) {
      int first = content.byteAt(0);
      boolean secondIsHigh = content.byteAt(1) >= 0x80;
      if ((first == 0x00 && !secondIsHigh) || (first == 0xff && secondIsHigh)) {
        throw new PkiException(PkiFault.DER_INTEGER, content.toString());
      }
    }
  }

  /// X.690 §11.1: true is 0xff.
  static boolean bool(Octets content) throws PkiException {
    int value = content.size() == 1 ? content.byteAt(0) : -1;
    if (value != 0x00 && value != 0xff) {
      throw new PkiException(PkiFault.DER_BOOLEAN, content.toString());
    }
    return value == 0xff;
  }

  /// X.690 §8.6.2 and §11.2.1: unused bits are zero.
  static BitString bitString(Octets content) throws PkiException {
    if (content.isEmpty()) {
      throw new PkiException(PkiFault.DER_BIT_STRING, "no content");
    }
    int unused = content.byteAt(0);
    Octets bytes = content.slice(1, content.size() - 1);
    if (unused > 7 || (unused > 0 && bytes.isEmpty())) {
      throw new PkiException(PkiFault.DER_BIT_STRING, unused + " unused bits");
    }
    if (unused > 0 && (bytes.byteAt(bytes.size() - 1) & ((1 << unused) - 1)) != 0) {
      throw new PkiException(PkiFault.DER_BIT_STRING, "an unused bit is set");
    }
    return new BitString(unused, bytes);
  }

  /// RFC 5280 §4.1.2.5.1: YYMMDDHHMMSSZ, where 50 and above is the last century.
  static Instant utcTime(Octets content) throws PkiException {
    checkTime(content, 13);
    int year = number(content, 0);
    return instant(content, year >= 50 ? 1900 + year : 2000 + year, 2);
  }

  /// RFC 5280 §4.1.2.5.2: YYYYMMDDHHMMSSZ, no fraction.
  static Instant generalizedTime(Octets content) throws PkiException {
    checkTime(content, 15);
    return instant(content, number(content, 0) * 100 + number(content, 2), 4);
  }

  private static void checkTime(Octets content, int length) throws PkiException {
    boolean isRight = content.size() == length && content.byteAt(length - 1) == 'Z';
    for (int i = 0; isRight && i < length - 1; i++) {
      isRight = content.byteAt(i) >= '0' && content.byteAt(i) <= '9';
    }
    if (!isRight) {
      throw new PkiException(PkiFault.DER_TIME, content.toString());
    }
  }

  private static Instant instant(Octets digits, int year, int at) throws PkiException {
    try {
      return LocalDateTime.of(
              year,
              number(digits, at),
              number(digits, at + 2),
              number(digits, at + 4),
              number(digits, at + 6),
              number(digits, at + 8))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new PkiException(PkiFault.DER_TIME, digits.toString(), e);
    }
  }

  /// The two digits at this place.
  private static int number(Octets digits, int at) {
    return 10 * (digits.byteAt(at) - '0') + digits.byteAt(at + 1) - '0';
  }
}
