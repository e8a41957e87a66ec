package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.SessionHandle;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.handshake.server13.ServerState13.ClientProof;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.schedule.ResumptionSecret;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.extension.TicketRequest;
import dev.padlock.tls.wire.message.ClientHello;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sessions that a client will get tickets for (RFC 9846 §4.7.1).
///
/// @param protocol the application protocol that early data would be for, or empty
/// @param endPoint of the certificate that we show, or empty
/// @param count how many
record NewSessions(
    ServerSessions sessions, SessionScope scope, Opaque protocol, Opaque endPoint, int count) {

  /// What a NewSessionTicket says beside the ticket.
  ///
  /// @param earlyData bytes that it allows; 0 for none
  record Announced(long lifetime, long ageAdd, Opaque nonce, long earlyData) {}

  /// Tickets on their way, and what will be said of each.
  record Made(Question question, List<Announced> announced) {}

  /// Null where the client gets none, or could use none.
  static @Nullable NewSessions of(
      ServerSettings settings, Choice choice, ClientHello hello, boolean resumed) {
    ServerSessions sessions = settings.sessions();
    String name = new HelloSummary(hello).serverName().orElse("");
    if (sessions == null
        || !sessions.makesTickets13()
        || !SessionTerms.canName(name)
        || !ResumeSession.takesKeys(hello)) {
      return null;
    }
    int count = Math.min(wanted(hello, resumed), sessions.ticketCount());
    return count == 0
        ? null
        : new NewSessions(
            sessions,
            sessions.terms().scope(name),
            choice.protocol().orElse(Opaque.EMPTY),
            Opaque.EMPTY,
            count);
  }

  NewSessions showing(Credential credential) {
    return new NewSessions(sessions, scope, protocol, credential.endPoint(), count);
  }

  /// One takes the place of the one that was used, unless the client says otherwise (RFC 9149 §3).
  private static int wanted(ClientHello hello, boolean resumed) {
    Optional<TicketRequest> request = hello.extensions().find(TicketRequest.class);
    if (request.isEmpty()) {
      return resumed ? 1 : Integer.MAX_VALUE;
    }
    return resumed ? request.get().resumptionCount() : request.get().newSessionCount();
  }

  /// The question that seals them. None is left where the full handshake was too long ago.
  Made make(Conversation conversation, ClientProof client, ResumptionSecret secret) {
    Instant now = conversation.settings().common().clock().instant();
    SessionFacts facts = facts(conversation, client, now);
    long lifetime = Duration.between(now, facts.expiresAt()).toSeconds();
    List<Question.MakeTickets.NewTicket> tickets = new ArrayList<>();
    List<Announced> announced = new ArrayList<>();
    SecureRandom random = conversation.settings().common().crypto().random();
    for (int i = 0; i < count && lifetime > 0; i++) {
      Announced next =
          new Announced(
              lifetime,
              random.nextInt() & 0xffff_ffffL,
              Opaque.wrap(new byte[] {(byte) i}),
              sessions.mostEarlyData());
      Session13 session =
          new Session13(
              facts,
              new Session13.Ticket(Opaque.EMPTY, next.ageAdd(), now),
              new Session13.Early(sessions.mostEarlyData(), protocol),
              secret.psk(next.nonce()));
      tickets.add(new Question.MakeTickets.NewTicket(handle(random), session));
      announced.add(next);
    }
    return new Made(new Question.MakeTickets(sessions, tickets, now), announced);
  }

  private SessionFacts facts(Conversation conversation, ClientProof client, Instant now) {
    return switch (client) {
      case ClientProof.Resumed(SessionFacts earlier) -> earlier;
      case ClientProof.SharedKey(Opaque identity) ->
          begun(conversation, List.of(), now).begunBy(identity);
      case ClientProof.Anonymous anonymous -> begun(conversation, List.of(), now);
      case ClientProof.Proven proven -> begun(conversation, proven.chain().certificates(), now);
    };
  }

  private SessionFacts begun(Conversation conversation, List<Opaque> clientChain, Instant now) {
    return sessions.terms().facts(scope, conversation.suite(), clientChain, now).showing(endPoint);
  }

  private SessionHandle handle(SecureRandom random) {
    if (sessions.tickets()) {
      return new SessionHandle.Ticket(Opaque.EMPTY);
    }
    byte[] id = new byte[SessionHandle.SingleUse.LENGTH];
    random.nextBytes(id);
    return new SessionHandle.SingleUse(Opaque.wrap(id));
  }
}
