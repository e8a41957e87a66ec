package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.ExtensionType;

/// An extension whose content Padlock does not read: of an unknown type, GREASE, or of no use here.
/// It survives as it came.
public record Unknown(ExtensionType type, Opaque data) implements Extension {

  /// A reader for a type that is known to be allowed where it stands, and is left unread.
  static ByteReader.Item<Extension> of(ExtensionType type) {
    return in -> new Unknown(type, in.rest());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque(data);
  }
}
