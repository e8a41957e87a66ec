package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.SessionStore;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.session.replay.ReplayGuard;
import org.jspecify.annotations.Nullable;

/// How a server lets its clients resume, and on what terms.
///
/// @param sealer of tickets, and of what the store holds
/// @param tickets whether clients that can keep tickets are given them
/// @param store of the sessions of the others; null where these cannot resume
/// @param ticketCount how many tickets a client of TLS 1.3 gets in a full handshake
/// @param earlyData what is taken of it; null for none
/// @param counters of how handshakes end
public record ServerSessions(
    TicketSealer sealer,
    boolean tickets,
    @Nullable SessionStore store,
    SessionTerms terms,
    int ticketCount,
    @Nullable EarlyDataTerms earlyData,
    ResumptionCounters counters) {

  /// How much early data is taken, and who decides whether it is new.
  ///
  /// @param most bytes in a connection
  public record EarlyDataTerms(long most, ReplayGuard guard) {}

  /// What a ticket allows.
  public long mostEarlyData() {
    return earlyData == null ? 0 : earlyData.most();
  }

  /// A ticket of TLS 1.3 holds its session, or names one in the store.
  public boolean makesTickets13() {
    return tickets || store != null;
  }
}
