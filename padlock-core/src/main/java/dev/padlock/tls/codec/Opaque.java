package dev.padlock.tls.codec;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable string of bytes with content equality: the `opaque` of the presentation language
/// (RFC 9846 §3.2). Never used for secrets.
public final class Opaque {

  /// No bytes at all.
  public static final Opaque EMPTY = new Opaque(new byte[0]);

  /// Takes a range of bytes, for example a running hash. Must neither change nor keep the array.
  @FunctionalInterface
  public interface Sink {
    void accept(byte[] bytes, int offset, int length);
  }

  private static final int SHOWN = 16;

  private final byte[] bytes;

  private Opaque(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A copy of `bytes`.
  public static Opaque of(byte[] bytes) {
    return wrap(bytes.clone());
  }

  /// A copy of `length` bytes from `offset`.
  public static Opaque copyOf(byte[] bytes, int offset, int length) {
    return wrap(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /// The array itself, which the caller must never change again.
  public static Opaque wrap(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Opaque(bytes);
  }

  /// The bytes that hexadecimal digits spell.
  public static Opaque ofHex(String digits) {
    return wrap(HexFormat.of().parseHex(digits));
  }

  public int size() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /// The byte at `index`, from 0 to 255.
  public int byteAt(int index) {
    return bytes[index] & 0xff;
  }

  /// A fresh copy.
  public byte[] toArray() {
    return bytes.clone();
  }

  public void copyTo(byte[] destination, int offset) {
    System.arraycopy(bytes, 0, destination, offset, bytes.length);
  }

  /// Hands the bytes over without a copy, to be read and not kept.
  public void feed(Sink sink) {
    sink.accept(bytes, 0, bytes.length);
  }

  /// The part from `from` (inclusive) to `to` (exclusive), copied.
  public Opaque slice(int from, int to) {
    return copyOf(bytes, from, to - from);
  }

  /// A reader over these bytes, without a copy.
  public ByteReader reader() {
    return new ByteReader(bytes, 0, bytes.length);
  }

  /// All bytes as lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    int shown = Math.min(SHOWN, bytes.length);
    String start = HexFormat.of().formatHex(bytes, 0, shown);
    return bytes.length
        + " bytes"
        + (shown == 0 ? "" : " " + start)
        + (shown < bytes.length ? "..." : "");
  }

  byte[] live() {
    return bytes;
  }
}
