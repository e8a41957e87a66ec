package dev.padlock.tls.codec;

import java.util.Arrays;
import java.util.List;

/// Writes the presentation language of RFC 9846 §3 into a growing array.
///
/// A value that does not fit its field is a mistake of the caller ([IllegalArgumentException]),
/// never a peer's.
public final class ByteWriter {

  /// Writes one item of a vector.
  @FunctionalInterface
  public interface Item<T> {
    void write(T item, ByteWriter out);
  }

  /// An open length prefix; closing it writes the length of what came after.
  public final class Length implements AutoCloseable {
    private final int width;
    private final int start;

    private Length(int width) {
      this.width = width;
      this.start = reserve(width);
      Arrays.fill(bytes, start, start + width, (byte) 0xff);
    }

    @Override
    public void close() {
      put(start, size - start - width, width);
    }
  }

  /// One handshake message of the largest length that its header can say.
  private static final int CAP = (1 << 24) + 4;

  private static final int FIRST = 64;

  private byte[] bytes = new byte[FIRST];
  private int size;

  /// An empty writer; it grows as it is written to.
  public ByteWriter() {}

  public ByteWriter uint8(int value) {
    return number(value, 1);
  }

  public ByteWriter uint16(int value) {
    return number(value, 2);
  }

  public ByteWriter uint24(int value) {
    return number(value, 3);
  }

  public ByteWriter uint32(long value) {
    return number(value, 4);
  }

  public ByteWriter uint64(long value) {
    return number(value, 8);
  }

  public ByteWriter opaque(Opaque value) {
    return bytes(value.live(), 0, value.size());
  }

  public ByteWriter opaque8(Opaque value) {
    return uint8(value.size()).opaque(value);
  }

  public ByteWriter opaque16(Opaque value) {
    return uint16(value.size()).opaque(value);
  }

  public ByteWriter opaque24(Opaque value) {
    return uint24(value.size()).opaque(value);
  }

  public ByteWriter bytes(byte[] source, int offset, int length) {
    int start = reserve(length);
    System.arraycopy(source, offset, bytes, start, length);
    return this;
  }

  public <T> ByteWriter vector8(List<? extends T> items, Item<T> item) {
    return vector(length8(), items, item);
  }

  public <T> ByteWriter vector16(List<? extends T> items, Item<T> item) {
    return vector(length16(), items, item);
  }

  public <T> ByteWriter vector24(List<? extends T> items, Item<T> item) {
    return vector(length24(), items, item);
  }

  public Length length8() {
    return new Length(1);
  }

  public Length length16() {
    return new Length(2);
  }

  public Length length24() {
    return new Length(3);
  }

  public int size() {
    return size;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  public Opaque toOpaque() {
    return Opaque.wrap(toByteArray());
  }

  private <T> ByteWriter vector(Length scope, List<? extends T> items, Item<T> item) {
    try (scope) {
      for (T value : items) {
        item.write(value, this);
      }
    }
    return this;
  }

  private ByteWriter number(long value, int width) {
    put(reserve(width), value, width);
    return this;
  }

  private void put(int at, long value, int width) {
    if (width < 8 && (value < 0 || value >>> (8 * width) != 0)) {
      throw new IllegalArgumentException(value + " does not fit in " + width + " bytes");
    }
    for (int i = 0; i < width; i++) {
      bytes[at + i] = (byte) (value >>> (8 * (width - 1 - i)));
    }
  }

  private int reserve(int length) {
    if (length > CAP - size) {
      throw new IllegalArgumentException("more than " + CAP + " bytes");
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(CAP, Math.max(size + length, 2 * bytes.length)));
    }
    int start = size;
    size += length;
    return start;
  }
}
