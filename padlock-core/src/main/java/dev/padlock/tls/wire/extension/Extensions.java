package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The extensions of one message, in their order, no type twice (RFC 9846 §4.3). Immutable.
///
///     Extension extensions<min..2^16-1>;
public final class Extensions {

  /// No extensions field at all, as in hellos from before extensions (RFC 9846 §4.2.2). Unlike an
  /// empty field it is not written.
  public static final Extensions ABSENT = new Extensions(false, List.of());

  private final boolean present;
  private final List<Extension> list;

  /// Their types, because they are looked for by type all the time.
  private final int[] codes;

  private Extensions(boolean present, List<Extension> list) {
    this.present = present;
    this.list = list;
    this.codes = new int[list.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = list.get(i).type().code();
    }
  }

  private Extensions(List<Extension> list) {
    this(true, List.copyOf(list));
  }

  public static Extensions of(Extension... extensions) {
    return of(List.of(extensions));
  }

  /// @throws IllegalArgumentException if two of the extensions have the same type
  public static Extensions of(List<? extends Extension> extensions) {
    Extensions made = new Extensions(true, List.copyOf(extensions));
    for (int i = 0; i < made.codes.length; i++) {
      ExtensionType type = made.list.get(i).type();
      if (made.indexOf(type) != i) {
        throw new IllegalArgumentException("two extensions of type " + type);
      }
    }
    return made;
  }

  /// Reads a field of at least `min` bytes whose extensions mean what they mean in `place`.
  public static Extensions read(ByteReader in, ExtensionPlace place, int min) throws TlsException {
    return in(place, rawList(in, min));
  }

  /// Reads the field of a ServerHello, where `supported_versions` says whether the rules of TLS 1.3
  /// hold for the others (RFC 9846 §4.3.1).
  public static Extensions readServerHello(ByteReader in) throws TlsException {
    List<Unknown> raw = rawList(in, 0);
    boolean isTls13 =
        raw.stream().anyMatch(each -> each.type().equals(ExtensionType.SUPPORTED_VERSIONS));
    return in(isTls13 ? ExtensionPlace.SERVER_HELLO : ExtensionPlace.SERVER_HELLO_12, raw);
  }

  public void write(ByteWriter out) {
    if (present) {
      out.vector16(list, Extensions::write);
    }
  }

  /// Whether there is an extensions field, be it empty.
  public boolean isPresent() {
    return present;
  }

  public List<Extension> list() {
    return list;
  }

  public boolean has(ExtensionType type) {
    return indexOf(type) >= 0;
  }

  /// The extension with this content.
  public <E extends Extension> Optional<E> find(Class<E> content) {
    for (Extension extension : list) {
      if (content.isInstance(extension)) {
        return Optional.of(content.cast(extension));
      }
    }
    return Optional.empty();
  }

  /// These extensions with one more, which takes the place of the one with its type. A new one
  /// comes last, or before a last `pre_shared_key` (RFC 9846 §4.3.11).
  public Extensions with(Extension extension) {
    List<Extension> changed = new ArrayList<>(list);
    int at = indexOf(extension.type());
    if (at >= 0) {
      changed.set(at, extension);
    } else if (endsWith(ExtensionType.PRE_SHARED_KEY)) {
      changed.add(changed.size() - 1, extension);
    } else {
      changed.add(extension);
    }
    return new Extensions(changed);
  }

  public Extensions without(ExtensionType type) {
    return has(type)
        ? new Extensions(list.stream().filter(each -> !each.type().equals(type)).toList())
        : this;
  }

  /// Whether the last extension is of this type.
  public boolean endsWith(ExtensionType type) {
    return codes.length > 0 && codes[codes.length - 1] == type.code();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extensions that && present == that.present && list.equals(that.list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  @Override
  public String toString() {
    return present ? list.toString() : "absent";
  }

  private int indexOf(ExtensionType type) {
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] == type.code()) {
        return i;
      }
    }
    return -1;
  }

  private static List<Unknown> rawList(ByteReader in, int min) throws TlsException {
    List<Unknown> raw = in.vector16(min, 0xffff, Extensions::raw);
    refuseTwoOfOneType(raw);
    return raw;
  }

  private static Unknown raw(ByteReader in) throws TlsException {
    return new Unknown(ExtensionType.read(in), in.opaque16(0, 0xffff));
  }

  private static Extensions in(ExtensionPlace place, List<Unknown> raw) throws TlsException {
    List<Extension> list = new ArrayList<>(raw.size());
    for (Unknown extension : raw) {
      list.add(ExtensionTable.read(place, extension.type(), extension.data()));
    }
    return new Extensions(list);
  }

  private static void write(Extension extension, ByteWriter out) {
    extension.type().write(out);
    try (var _ = out.length16()) {
      extension.writeBody(out);
    }
  }

  private static void refuseTwoOfOneType(List<Unknown> raw) throws TlsException {
    Set<ExtensionType> seen = new HashSet<>();
    for (Unknown extension : raw) {
      if (!seen.add(extension.type())) {
        throw Misbehaviour.DUPLICATE_EXTENSION.refuse("extension", extension.type());
      }
    }
  }
}
