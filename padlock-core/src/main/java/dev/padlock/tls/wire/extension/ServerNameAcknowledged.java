package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The empty `server_name` by which a server says that it used the name (RFC 6066 §3).
public record ServerNameAcknowledged() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_NAME;
  }

  static ServerNameAcknowledged read(ByteReader in) throws TlsException {
    return new ServerNameAcknowledged();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
