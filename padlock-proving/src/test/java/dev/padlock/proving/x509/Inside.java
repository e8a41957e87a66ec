package dev.padlock.proving.x509;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object of `sun.security.x509`, or none, asked by the names of its methods: the compiler does
/// not let us say its type. The tests' JVM opens that package to them.
record Inside(@Nullable Object value) {

  boolean isThere() {
    return value != null;
  }

  Object it() {
    return Objects.requireNonNull(value);
  }

  Inside call(String method) {
    try {
      return new Inside(it().getClass().getMethod(method).invoke(it()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's inside differs from JDK 25's", e);
    }
  }

  Inside extension(String id) {
    return byId("getExtension", id);
  }

  /// The extension of this id, where its value can not be read.
  Inside unreadableExtension(String id) {
    return byId("getUnparseableExtension", id);
  }

  private Inside byId(String method, String id) {
    try {
      Class<?> type = Class.forName("sun.security.util.ObjectIdentifier");
      Object identifier = type.getMethod("of", String.class).invoke(null, id);
      return new Inside(it().getClass().getMethod(method, type).invoke(it(), identifier));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's inside differs from JDK 25's", e);
    }
  }

  Stream<Inside> items() {
    return ((Collection<?>) it()).stream().map(Inside::new);
  }

  String text() {
    return it().toString();
  }

  String hex() {
    return HexFormat.of().formatHex((byte[]) it());
  }

  /// Its encoding in DER.
  String encoded() {
    return HexFormat.of().formatHex(encodedBytes());
  }

  byte[] encodedBytes() {
    try {
      Class<?> type = Class.forName("sun.security.util.DerOutputStream");
      Object out = type.getConstructor().newInstance();
      Method encode = it().getClass().getMethod("encode", type);
      encode.invoke(it(), out);
      return (byte[]) type.getMethod("toByteArray").invoke(out);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's inside differs from JDK 25's", e);
    }
  }

  /// The content of one DER element, without tag and length.
  static byte[] content(byte[] element) {
    int lengthOctets = element[1] >= 0 ? 1 : 1 + (element[1] & 0x7f);
    return Arrays.copyOfRange(element, 1 + lengthOctets, element.length);
  }
}
