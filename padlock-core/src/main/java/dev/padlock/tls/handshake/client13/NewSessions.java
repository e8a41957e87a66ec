package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.client13.ClientState13.Conversation;
import dev.padlock.tls.handshake.client13.ClientState13.ServerProof;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.schedule.ResumptionSecret;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the sessions of a connection have in common; a ticket of the server makes each of them (RFC
/// 9846 §4.7.1).
///
/// @param facts of the full handshake, however often it was resumed since: so a judgement grows old
/// @param protocol the application protocol that early data would be for
record NewSessions(
    SessionMemory memory,
    InstantSource clock,
    SessionFacts facts,
    Opaque protocol,
    ResumptionSecret secret) {

  /// In seconds; nothing is kept for longer (RFC 9846 §4.7.1).
  private static final long LONGEST = 604_800;

  /// Null where none are remembered.
  ///
  /// @param conversation up to the client's Finished
  static @Nullable NewSessions of(Conversation conversation, ServerProof server) {
    ClientOffer offer = conversation.offer();
    ClientSessions sessions = offer.settings().sessions();
    String serverName = offer.serverName();
    if (sessions == null || serverName == null) {
      return null;
    }
    InstantSource clock = offer.settings().common().clock();
    SessionTerms terms = sessions.terms();
    SessionFacts facts =
        switch (server) {
          case ServerProof.Certified certified ->
              terms.facts(
                  terms.scope(serverName),
                  conversation.suite(),
                  certified.chain().certificates(),
                  clock.instant());
          case ServerProof.SharedKey(Opaque identity) ->
              terms
                  .facts(terms.scope(serverName), conversation.suite(), List.of(), clock.instant())
                  .begunBy(identity);
          case ServerProof.Resumed(SessionFacts earlier) -> earlier.with(conversation.suite());
        };
    return new NewSessions(
        sessions.memory(),
        clock,
        facts,
        conversation.agreed().protocol(),
        conversation.keys().main().resumption(conversation.transcript().hash()));
  }

  /// The session behind a ticket. A ticket that is over at once, or that fits into no hello, is of
  /// no use.
  Optional<Effect> of(NewSessionTicket m) {
    if (m.ticketLifetime() == 0 || m.ticket().size() > TicketSealer.LARGEST) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant over = now.plusSeconds(Math.min(m.ticketLifetime(), LONGEST));
    long early =
        m.extensions().find(EarlyDataLimit.class).map(EarlyDataLimit::maxEarlyDataSize).orElse(0L);
    return Optional.of(
        new Effect.Remember(
            new Effect.Keepsake.OfSession(
                memory,
                new Session13(
                    facts.until(over),
                    new Session13.Ticket(m.ticket(), m.ticketAgeAdd(), now),
                    new Session13.Early(early, protocol),
                    secret.psk(m.ticketNonce())))));
  }

  void destroy() {
    secret.destroy();
  }

  @Override
  public String toString() {
    return "sessions for " + facts.scope().serverName();
  }
}
