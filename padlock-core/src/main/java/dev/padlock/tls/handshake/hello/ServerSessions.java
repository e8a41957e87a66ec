package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketSealer;
import org.jspecify.annotations.Nullable;

/// How a server lets its clients resume, and on what terms.
///
/// @param sealer of tickets, and of what the store holds
/// @param tickets whether clients that can keep tickets are given them
/// @param store of the sessions of the others; null where these cannot resume
/// @param ticketCount how many tickets a client of TLS 1.3 gets in a full handshake
public record ServerSessions(
    TicketSealer sealer,
    boolean tickets,
    @Nullable SessionStore store,
    SessionTerms terms,
    int ticketCount) {

  /// A ticket of TLS 1.3 holds its session, or names one in the store.
  public boolean makesTickets13() {
    return tickets || store != null;
  }
}
