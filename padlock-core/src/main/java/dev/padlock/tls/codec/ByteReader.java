package dev.padlock.tls.codec;

import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.TlsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Reads the presentation language of RFC 9846 §3 from a fixed range of bytes.
///
/// Every method either returns a value that lies wholly inside the range or refuses with
/// [dev.padlock.tls.error.Malformed]; nothing is allocated before its length was checked against
/// what is there. Bounds are arguments and count bytes, as in the RFC's `<min..max>`.
public final class ByteReader {

  /// Reads one item of a vector.
  @FunctionalInterface
  public interface Item<T> {
    T read(ByteReader in) throws TlsException;
  }

  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  /// A reader over the whole array, which must not change meanwhile.
  public static ByteReader of(byte[] bytes) {
    return new ByteReader(bytes, 0, bytes.length);
  }

  /// A reader over a range of the array, which must not change meanwhile.
  public static ByteReader of(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return new ByteReader(bytes, offset, length);
  }

  public static ByteReader of(Opaque opaque) {
    return opaque.reader();
  }

  public int remaining() {
    return end - position;
  }

  public boolean hasRemaining() {
    return position < end;
  }

  public int uint8() throws TlsException {
    return bytes[advance(1)] & 0xff;
  }

  public int uint16() throws TlsException {
    return (int) number(2);
  }

  public int uint24() throws TlsException {
    return (int) number(3);
  }

  public long uint32() throws TlsException {
    return number(4);
  }

  /// An unsigned 64-bit number in the bits of a `long`.
  public long uint64() throws TlsException {
    return number(8);
  }

  /// `opaque[length]`.
  public Opaque opaque(int length) throws TlsException {
    int start = advance(length);
    return Opaque.wrap(Arrays.copyOfRange(bytes, start, start + length));
  }

  /// `opaque<min..max>` behind a length of one byte.
  public Opaque opaque8(int min, int max) throws TlsException {
    return opaque(within(uint8(), min, max));
  }

  /// `opaque<min..max>` behind a length of two bytes.
  public Opaque opaque16(int min, int max) throws TlsException {
    return opaque(within(uint16(), min, max));
  }

  /// `opaque<min..max>` behind a length of three bytes.
  public Opaque opaque24(int min, int max) throws TlsException {
    return opaque(within(uint24(), min, max));
  }

  /// All that is left.
  public Opaque rest() throws TlsException {
    return opaque(remaining());
  }

  /// `T<min..max>` behind a length of one byte.
  public <T> List<T> vector8(int minBytes, int maxBytes, Item<T> item) throws TlsException {
    return items(scope(within(uint8(), minBytes, maxBytes)), item);
  }

  /// `T<min..max>` behind a length of two bytes.
  public <T> List<T> vector16(int minBytes, int maxBytes, Item<T> item) throws TlsException {
    return items(scope(within(uint16(), minBytes, maxBytes)), item);
  }

  /// `T<min..max>` behind a length of three bytes.
  public <T> List<T> vector24(int minBytes, int maxBytes, Item<T> item) throws TlsException {
    return items(scope(within(uint24(), minBytes, maxBytes)), item);
  }

  /// One item that fills what is left: trailing bytes are refused.
  public <T> T exactly(Item<T> item) throws TlsException {
    T value = item.read(this);
    if (hasRemaining()) {
      throw Malformation.TRAILING_BYTES.refuse("bytes", remaining());
    }
    return value;
  }

  /// A reader over the next `length` bytes, which are thereby consumed here.
  public ByteReader scope(int length) throws TlsException {
    return new ByteReader(bytes, advance(length), length);
  }

  private static <T> List<T> items(ByteReader in, Item<T> item) throws TlsException {
    List<T> items = new ArrayList<>();
    while (in.hasRemaining()) {
      int before = in.position;
      items.add(item.read(in));
      if (in.position == before) {
        throw new IllegalStateException("an item of a vector must consume bytes");
      }
    }
    return List.copyOf(items);
  }

  private long number(int length) throws TlsException {
    int start = advance(length);
    long value = 0;
    for (int i = start; i < start + length; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private int advance(int length) throws TlsException {
    if (length > end - position) {
      throw Malformation.TRUNCATED.refuse("needed", length, "left", end - position);
    }
    int start = position;
    position += length;
    return start;
  }

  private static int within(int length, int min, int max) throws TlsException {
    if (length < min || length > max) {
      throw Malformation.LENGTH_OUT_OF_RANGE.refuse("length", length, "least", min, "most", max);
    }
    return length;
  }
}
