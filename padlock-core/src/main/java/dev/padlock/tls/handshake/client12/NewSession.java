package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.client12.ClientState12.Closing;
import dev.padlock.tls.handshake.client12.ClientState12.Conversation;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.Session12.Handle;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.TicketSealer;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session on its way into the memory, once the handshake is complete.
///
/// @param handle by which the server will know it; as long as that is [Handle#NONE] there is
///   nothing to remember
/// @param at when the handshake took place
record NewSession(SessionMemory memory, SessionFacts facts, Handle handle, Instant at) {

  /// The session that a full handshake makes; null where none is remembered. Without an extended
  /// main secret none is (RFC 7627 §5.3).
  static @Nullable NewSession of(Conversation conversation, List<Opaque> peerChain) {
    ClientOffer offer = conversation.offer();
    ClientSessions sessions = offer.settings().sessions();
    String serverName = offer.serverName();
    if (sessions == null || serverName == null || !conversation.agreed().extendedMainSecret()) {
      return null;
    }
    Instant now = offer.settings().common().clock().instant();
    SessionTerms terms = sessions.terms();
    return new NewSession(
        sessions.memory(),
        terms.facts(terms.scope(serverName), conversation.agreed().suite(), peerChain, now),
        new Handle(conversation.promised().session().sessionId(), Opaque.EMPTY),
        now);
  }

  /// The same session, which the server gives another ticket for. It grows no younger by that.
  static NewSession renewed(ClientOffer offer, SessionFacts facts) {
    ClientSessions sessions =
        Objects.requireNonNull(offer.settings().sessions(), "whence the session came");
    return new NewSession(
        sessions.memory(), facts, Handle.NONE, offer.settings().common().clock().instant());
  }

  /// The ticket takes the place of the session id. An empty one means that there is none after all;
  /// one that fits into no hello is of no use (RFC 5077 §3.3).
  NewSession with(NewSessionTicket12 m) {
    if (m.ticket().isEmpty() || m.ticket().size() > TicketSealer.LARGEST) {
      return this;
    }
    Instant hinted = at.plusSeconds(m.ticketLifetimeHint());
    boolean sooner = m.ticketLifetimeHint() > 0 && hinted.isBefore(facts.expiresAt());
    SessionFacts kept =
        sooner
            ? new SessionFacts(
                facts.scope(), facts.cipherSuite(), facts.peerChain(), facts.createdAt(), hinted)
            : facts;
    return new NewSession(memory, kept, new Handle(Opaque.EMPTY, m.ticket()), at);
  }

  /// What to do when the handshake is complete, while the main secret is still there.
  static Optional<Effect> remembered(Closing closing) {
    NewSession session = closing.session();
    if (session == null || session.handle().equals(Handle.NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Effect.Remember(
            new Effect.Keepsake.OfSession(
                session.memory(),
                new Session12(
                    session.facts(),
                    closing.agreed().extendedMainSecret(),
                    session.handle(),
                    closing.keys().main().forSession()))));
  }
}
