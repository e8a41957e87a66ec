package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// Which handshake a renegotiation continues (RFC 5746 §3.2). Padlock never renegotiates, so it only
/// sends the empty one of an initial handshake.
///
///     struct {
///         opaque renegotiated_connection<0..255>;
///     } RenegotiationInfo;
public record RenegotiationInfo(Opaque renegotiatedConnection) implements Extension {

  /// What stands in the hellos of an initial handshake.
  public static RenegotiationInfo initial() {
    return new RenegotiationInfo(Opaque.EMPTY);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.RENEGOTIATION_INFO;
  }

  static RenegotiationInfo read(ByteReader in) throws TlsException {
    return new RenegotiationInfo(in.opaque8(0, 0xff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque8(renegotiatedConnection);
  }
}
