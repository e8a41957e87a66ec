package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// What the server of a retry wants to see again (RFC 9846 §4.3.2).
///
///     struct {
///         opaque cookie<1..2^16-1>;
///     } Cookie;
public record Cookie(Opaque cookie) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.COOKIE;
  }

  static Cookie read(ByteReader in) throws TlsException {
    return new Cookie(in.opaque16(1, 0xffff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque16(cookie);
  }
}
