package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// A server's wish to negotiate anew, and never part of a transcript (RFC 5246 §7.4.1.1).
///
///     struct {} HelloRequest;
public record HelloRequest() implements Message12 {

  @Override
  public HandshakeType type() {
    return HandshakeType.HELLO_REQUEST;
  }

  static HelloRequest read(ByteReader in) throws TlsException {
    return new HelloRequest();
  }

  @Override
  public void writeBody(ByteWriter out) {}
}
