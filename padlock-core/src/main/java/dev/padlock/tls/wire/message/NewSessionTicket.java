package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;

/// A ticket for a later handshake (RFC 9846 §4.7.1).
///
///     struct {
///         uint32 ticket_lifetime;
///         uint32 ticket_age_add;
///         opaque ticket_nonce<0..255>;
///         opaque ticket<1..2^16-1>;
///         Extension extensions<0..2^16-1>;
///     } NewSessionTicket;
public record NewSessionTicket(
    long ticketLifetime,
    long ticketAgeAdd,
    Opaque ticketNonce,
    Opaque ticket,
    Extensions extensions)
    implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.NEW_SESSION_TICKET;
  }

  static NewSessionTicket read(ByteReader in) throws TlsException {
    long ticketLifetime = in.uint32();
    long ticketAgeAdd = in.uint32();
    Opaque ticketNonce = in.opaque8(0, 0xff);
    Opaque ticket = in.opaque16(1, 0xffff);
    Extensions extensions = Extensions.read(in, ExtensionPlace.NEW_SESSION_TICKET, 0);
    return new NewSessionTicket(ticketLifetime, ticketAgeAdd, ticketNonce, ticket, extensions);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint32(ticketLifetime);
    out.uint32(ticketAgeAdd);
    out.opaque8(ticketNonce);
    out.opaque16(ticket);
    extensions.write(out);
  }
}
