package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// The ticket of a session of TLS 1.2 that the client wants to resume, or an empty one when it would
/// like to be given one; the server promises one by the empty extension (RFC 5077 §3.2).
///
///     opaque ticket<0..2^16-1>;    /* the whole extension_data */
public record SessionTicket(Opaque ticket) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SESSION_TICKET;
  }

  static SessionTicket read(ByteReader in) throws TlsException {
    return new SessionTicket(in.rest());
  }

  /// In a ServerHello there is nothing to read.
  static SessionTicket readPromise(ByteReader in) throws TlsException {
    return new SessionTicket(Opaque.EMPTY);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque(ticket);
  }
}
