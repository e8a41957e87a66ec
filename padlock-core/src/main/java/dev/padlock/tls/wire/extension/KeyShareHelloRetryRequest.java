package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;

/// The group of which the server wants a share (RFC 9846 §4.3.8).
///
///     struct {
///         NamedGroup selected_group;
///     } KeyShareHelloRetryRequest;
public record KeyShareHelloRetryRequest(NamedGroup selectedGroup) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.KEY_SHARE;
  }

  static KeyShareHelloRetryRequest read(ByteReader in) throws TlsException {
    return new KeyShareHelloRetryRequest(NamedGroup.read(in));
  }

  @Override
  public void writeBody(ByteWriter out) {
    selectedGroup.write(out);
  }
}
