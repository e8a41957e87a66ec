package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// Which of the offered keys the server chose, counted from 0 (RFC 9846 §4.3.11).
///
///     struct {
///         uint16 selected_identity;
///     } PreSharedKeyExtension;
public record PreSharedKeyServerHello(int selectedIdentity) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.PRE_SHARED_KEY;
  }

  static PreSharedKeyServerHello read(ByteReader in) throws TlsException {
    return new PreSharedKeyServerHello(in.uint16());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint16(selectedIdentity);
  }
}
