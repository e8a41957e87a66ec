package dev.padlock.pki.der;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/// Reads strict DER from a slice of bytes, front to back, copying nothing.
///
/// Every length is checked against what is really there before anything is made of it. What BER
/// would let pass is refused: indefinite and overlong lengths, padded integers, odd booleans, bit
/// strings with rubbish in their unused bits. The depth is capped at [#MAX_DEPTH], the size at
/// [#MAX_BYTES]. Not thread-safe.
public final class DerReader {
  public static final int MAX_DEPTH = 32;
  public static final int MAX_BYTES = 16 << 20;

  private final byte[] bytes;
  private int end;
  private int depth;
  private int at;

  private DerReader(byte[] bytes, int at, int end, int depth) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.depth = depth;
  }

  /// A reader over these bytes.
  public static DerReader of(Octets source) throws PkiException {
    if (source.size() > MAX_BYTES) {
      throw new PkiException(PkiFault.DER_TOO_LARGE, source.size() + " bytes");
    }
    return new DerReader(source.array(), source.offset(), source.offset() + source.size(), 0);
  }

  public boolean hasMore() {
    return at < end;
  }

  /// Whether the next element has this tag; false at the end.
  public boolean isNext(int tag) {
    return at < end && (bytes[at] & 0xff) == tag;
  }

  /// Refuses bytes after the last expected element.
  public void end() throws PkiException {
    if (at != end) {
      throw new PkiException(PkiFault.DER_TRAILING_BYTES, (end - at) + " bytes");
    }
  }

  /// The next element whatever it is, with its tag and length.
  public Octets element() throws PkiException {
    int start = at;
    peekTag();
    at++;
    int length = length();
    at += length;
    return Octets.wrap(bytes, start, at - start);
  }

  /// Skips the next element where it is this one, bit for bit, with its tag and length.
  public boolean skip(Octets element) {
    int after = at + element.size();
    boolean isNext =
        element.size() <= end - at
            && Arrays.equals(
                bytes, at, after, element.array(), element.offset(), element.endOffset());
    at = isNext ? after : at;
    return isNext;
  }

  /// Where the reader is, for [#since].
  public int mark() {
    return at;
  }

  /// All that was read since then.
  public Octets since(int mark) {
    return Octets.wrap(bytes, mark, at - mark);
  }

  /// The next element, which must have this tag, with its tag and length.
  public Octets element(int tag) throws PkiException {
    expect(tag);
    return element();
  }

  /// The content of the next element, which must have this tag.
  public Octets content(int tag) throws PkiException {
    expect(tag);
    at++;
    int length = length();
    Octets content = Octets.wrap(bytes, at, length);
    at += length;
    return content;
  }

  /// A reader over the content of the next element, which must have this tag.
  public DerReader enter(int tag) throws PkiException {
    int outer = open(tag);
    DerReader inner = new DerReader(bytes, at, end, depth);
    at = end;
    close(outer);
    return inner;
  }

  /// Goes into the next element, which must have this tag: until [#close] this reader ends where
  /// the element does. For what is read at once; a reader that has thrown is not to be used again.
  ///
  /// @return what `close` asks for
  public int open(int tag) throws PkiException {
    if (depth == MAX_DEPTH) {
      throw new PkiException(PkiFault.DER_TOO_DEEP, "more than " + MAX_DEPTH + " levels");
    }
    expect(tag);
    at++;
    int length = length();
    int outer = end;
    end = at + length;
    depth++;
    return outer;
  }

  /// Leaves the element that was opened last, and refuses bytes that are left in it.
  public void close(int outer) throws PkiException {
    end();
    end = outer;
    depth--;
  }

  public DerReader sequence() throws PkiException {
    return enter(DerTag.SEQUENCE);
  }

  public Oid oid() throws PkiException {
    return Oid.read(content(DerTag.OBJECT_IDENTIFIER));
  }

  public BigInteger integer() throws PkiException {
    return DerValue.integer(content(DerTag.INTEGER));
  }

  /// An integer as its octets, which are in the shortest form: for large ones that are only looked
  /// at.
  public Octets integerOctets() throws PkiException {
    Octets content = content(DerTag.INTEGER);
    DerValue.requireShortest(content);
    return content;
  }

  /// An integer from 0 to `max`.
  public int smallInteger(int max) throws PkiException {
    return smallInteger(DerTag.INTEGER, max);
  }

  /// An integer from 0 to `max` that is tagged implicitly.
  public int smallInteger(int tag, int max) throws PkiException {
    Octets content = content(tag);
    DerValue.requireShortest(content);
    long value = content.byteAt(0) < 0x80 && content.size() <= 5 ? DerValue.number(content) : -1;
    if (value < 0 || value > max) {
      throw new PkiException(PkiFault.DER_INTEGER, content + ", limit " + max);
    }
    return (int) value;
  }

  public boolean bool() throws PkiException {
    return bool(DerTag.BOOLEAN);
  }

  /// A boolean that is tagged implicitly.
  public boolean bool(int tag) throws PkiException {
    return DerValue.bool(content(tag));
  }

  public Octets octetString() throws PkiException {
    return content(DerTag.OCTET_STRING);
  }

  public BitString bitString() throws PkiException {
    return DerValue.bitString(content(DerTag.BIT_STRING));
  }

  public void nullValue() throws PkiException {
    if (!content(DerTag.NULL).isEmpty()) {
      throw new PkiException(PkiFault.DER_NULL, "05");
    }
  }

  /// A UTCTime or GeneralizedTime in the one form that RFC 5280 §4.1.2.5 leaves of each.
  public Instant time() throws PkiException {
    int tag = peekTag();
    if (tag == DerTag.UTC_TIME) {
      return DerValue.utcTime(content(tag));
    }
    return DerValue.generalizedTime(content(DerTag.GENERALIZED_TIME));
  }

  /// The tag of the next element.
  public int peekTag() throws PkiException {
    if (at >= end) {
      throw new PkiException(PkiFault.DER_TRUNCATED, "an element is missing");
    }
    int tag = bytes[at] & 0xff;
    if ((tag & 0x1f) == 0x1f) {
      throw new PkiException(PkiFault.DER_HIGH_TAG, "tag 0x%02x".formatted(tag));
    }
    return tag;
  }

  private void expect(int tag) throws PkiException {
    int found = peekTag();
    if (found != tag) {
      throw new PkiException(
          PkiFault.DER_UNEXPECTED_TAG, "expected 0x%02x, found 0x%02x".formatted(tag, found));
    }
  }

  /// X.690 §10.1: the definite form, in the fewest octets.
  private int length() throws PkiException {
    int first = lengthOctet();
    int length = first < 0x80 ? first : longLength(first & 0x7f);
    if (length > end - at) {
      throw new PkiException(
          PkiFault.DER_TRUNCATED, "%d bytes promised, %d there".formatted(length, end - at));
    }
    return length;
  }

  private int longLength(int count) throws PkiException {
    if (count == 0) {
      throw new PkiException(PkiFault.DER_INDEFINITE_LENGTH, "length octet 0x80");
    }
    if (count > 4) {
      throw new PkiException(PkiFault.DER_TOO_LARGE, "a length of %d octets".formatted(count));
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | lengthOctet();
    }
    if (length < 0x80 || length >>> (8 * (count - 1)) == 0) {
      throw new PkiException(
          PkiFault.DER_LENGTH_NOT_MINIMAL, "%d in %d octets".formatted(length, count));
    }
    if (length > MAX_BYTES) {
      throw new PkiException(PkiFault.DER_TOO_LARGE, length + " bytes");
    }
    return (int) length;
  }

  private int lengthOctet() throws PkiException {
    if (at >= end) {
      throw new PkiException(PkiFault.DER_TRUNCATED, "a length is missing");
    }
    return bytes[at++] & 0xff;
  }
}
