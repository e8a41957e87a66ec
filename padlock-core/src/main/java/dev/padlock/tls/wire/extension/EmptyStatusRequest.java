package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The empty `status_request` by which a server asks for an OCSP response of the client (RFC 9846
/// §4.5.1.1).
public record EmptyStatusRequest() implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  static EmptyStatusRequest read(ByteReader in) throws TlsException {
    return new EmptyStatusRequest();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
