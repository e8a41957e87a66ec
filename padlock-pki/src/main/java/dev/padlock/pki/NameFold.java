package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;

/// A number that is the same for all names that [DistinguishedName#isSameAs] holds to be the same.
/// For nearly all names it is had without making a text, and it tells nearly all of them apart.
final class NameFold {
  private static final int NO_ASCII = -1;

  private NameFold() {}

  /// The number of a name in this encoding.
  static int of(Octets der) {
    try {
      DerReader in = DerReader.of(der);
      int outer = in.open(DerTag.SEQUENCE);
      int fold = 1;
      while (in.hasMore()) {
        fold = 31 * fold + relativeName(in);
      }
      in.close(outer);
      return fold;
    } catch (PkiException e) {
      return der.hashCode();
    }
  }

  /// A sum, as the order of a set's attributes does not matter.
  private static int relativeName(DerReader in) throws PkiException {
    int set = in.open(DerTag.SET);
    int sum = 0;
    do {
      int attribute = in.open(DerTag.SEQUENCE);
      Oid type = in.oid();
      int tag = in.peekTag();
      Octets value = in.element();
      in.close(attribute);
      int fold =
          tag == DerTag.UTF8_STRING || tag == DerTag.PRINTABLE_STRING ? ascii(value) : NO_ASCII;
      sum += 31 * type.hashCode() + (fold == NO_ASCII ? text(type, value) : fold);
    } while (in.hasMore());
    in.close(set);
    return sum;
  }

  /// Case and blanks do not matter (RFC 5280 §7.1); [#NO_ASCII] where there is more than ASCII.
  private static int ascii(Octets value) {
    int fold = 0;
    for (int i = value.byteAt(1) < 0x80 ? 2 : 2 + value.byteAt(1) - 0x80; i < value.size(); i++) {
      int c = value.byteAt(i);
      if (c >= 0x80) {
        return NO_ASCII;
      }
      fold = with(fold, (char) c);
    }
    return fold & Integer.MAX_VALUE;
  }

  private static int text(Oid type, Octets value) {
    return new NameAttribute(type, value).text().map(NameFold::text).orElseGet(value::hashCode);
  }

  private static int text(String text) {
    int fold = 0;
    for (int i = 0; i < text.length(); i++) {
      fold = with(fold, text.charAt(i));
    }
    return fold & Integer.MAX_VALUE;
  }

  private static int with(int fold, char c) {
    return Character.isWhitespace(c) ? fold : 31 * fold + Character.toLowerCase(c);
  }
}
