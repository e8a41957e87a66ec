package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.Connected;
import dev.padlock.tls.wire.message.NewSessionTicket;

/// Chapter six: what a server may still say once both are connected (RFC 9846 §4.7).
final class AfterHandshake {

  /// Seven days in seconds (RFC 9846 §4.7.1).
  private static final long MAX_LIFETIME = 604_800;

  private AfterHandshake() {}

  /// Tickets are checked and let go: this client does not resume.
  static Step ticket(Connected s, NewSessionTicket m) throws TlsException {
    if (m.ticketLifetime() > MAX_LIFETIME) {
      throw Misbehaviour.BAD_TICKET_LIFETIME.refuse("seconds", m.ticketLifetime());
    }
    return Step.next(s);
  }
}
