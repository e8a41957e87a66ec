package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// A ticket for the session of this connection, or an empty one of a server that promised too much
/// (RFC 5077 §3.3).
///
///     struct {
///         uint32 ticket_lifetime_hint;
///         opaque ticket<0..2^16-1>;
///     } NewSessionTicket;
public record NewSessionTicket12(long ticketLifetimeHint, Opaque ticket) implements Message12 {

  @Override
  public HandshakeType type() {
    return HandshakeType.NEW_SESSION_TICKET;
  }

  static NewSessionTicket12 read(ByteReader in) throws TlsException {
    return new NewSessionTicket12(in.uint32(), in.opaque16(0, 0xffff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint32(ticketLifetimeHint);
    out.opaque16(ticket);
  }
}
