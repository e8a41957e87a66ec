package dev.padlock.pki.der;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// Immutable bytes with content equality. A slice shares the bytes of what it was cut from, so that
/// reading DER copies nothing.
public final class Octets {
  public static final Octets EMPTY = new Octets(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int size;

  private Octets(byte[] array, int offset, int size) {
    this.array = array;
    this.offset = offset;
    this.size = size;
  }

  /// A copy of these bytes.
  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone(), 0, bytes.length);
  }

  /// These very bytes, not copied: the caller promises never to change them.
  public static Octets wrap(byte[] bytes) {
    return new Octets(bytes, 0, bytes.length);
  }

  /// A part of these very bytes, not copied: the caller promises never to change them.
  public static Octets wrap(byte[] bytes, int offset, int size) {
    checkRange(offset, size, bytes.length);
    return new Octets(bytes, offset, size);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /// The byte at this place, 0 to 255.
  public int byteAt(int index) {
    checkRange(index, 1, size);
    return array[offset + index] & 0xff;
  }

  public Octets slice(int from, int length) {
    checkRange(from, length, size);
    return new Octets(array, offset + from, length);
  }

  /// The last bytes, so many at most.
  public Octets end(int most) {
    int length = Math.min(most, size);
    return slice(size - length, length);
  }

  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, size);
  }

  /// Gives the bytes to a signature that is being made or checked, uncopied.
  public void update(Signature signature) throws SignatureException {
    signature.update(array, offset, size);
  }

  /// Whether these bytes are the signature that is being checked, uncopied.
  public boolean isVerifiedBy(Signature signature) throws SignatureException {
    return signature.verify(array, offset, size);
  }

  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + size);
  }

  /// The text that the bytes are in this alphabet.
  public String text(Charset charset) {
    return new String(array, offset, size, charset);
  }

  /// Whether no byte is above 0x7f.
  public boolean isAscii() {
    for (int i = offset; i < offset + size; i++) {
      if (array[i] < 0) {
        return false;
      }
    }
    return true;
  }

  public Octets sha256() {
    return digest("SHA-256");
  }

  /// @param hash one that every JDK has, by its standard name
  public Octets digest(String hash) {
    try {
      MessageDigest digest = MessageDigest.getInstance(hash);
      digest.update(array, offset, size);
      return wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has " + hash, e);
    }
  }

  public String hex() {
    return HexFormat.of().formatHex(array, offset, offset + size);
  }

  /// The array behind the slice, for the reader next door.
  byte[] array() {
    return array;
  }

  /// Where in that array the slice begins.
  int offset() {
    return offset;
  }

  /// Where in that array the slice ends.
  int endOffset() {
    return offset + size;
  }

  private static void checkRange(int from, int length, int limit) {
    Objects.checkFromIndexSize(from, length, limit);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Octets that
            && size == that.size
            && Arrays.equals(
                array, offset, offset + size, that.array, that.offset, that.offset + that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + size; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /// The size and the first bytes: enough to tell two apart in a message.
  @Override
  public String toString() {
    int shown = Math.min(size, 16);
    String start = HexFormat.of().formatHex(array, offset, offset + shown);
    return size + " bytes " + start + (shown < size ? "..." : "");
  }
}
