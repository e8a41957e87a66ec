package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.SessionHandle;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.handshake.server12.ServerState12.ClientProof;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.message.ClientHello;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The session of a full handshake, that the client may resume later.
///
/// @param handle a ticket for clients that can keep one, a session id for the others
/// @param endPoint of the certificate that we show, or empty
record NewSession(
    ServerSessions sessions, SessionScope scope, SessionHandle handle, Opaque endPoint) {

  private static final int ID_LENGTH = 32;

  /// What the ServerHello promises; null where there is nothing to promise. Without an extended
  /// main secret nothing is resumed (RFC 7627 §5.3).
  static @Nullable NewSession of(
      ServerSettings settings, ClientHello hello, Credential credential) {
    ServerSessions sessions = settings.sessions();
    String name = new HelloSummary(hello).serverName().orElse("");
    if (sessions == null
        || !SessionTerms.canName(name)
        || !hello.extensions().has(ExtensionType.EXTENDED_MAIN_SECRET)) {
      return null;
    }
    SessionScope scope = sessions.terms().scope(name);
    Opaque endPoint = credential.endPoint();
    if (sessions.tickets() && hello.extensions().has(ExtensionType.SESSION_TICKET)) {
      return new NewSession(sessions, scope, new SessionHandle.Ticket(Opaque.EMPTY), endPoint);
    }
    return sessions.store() == null
        ? null
        : new NewSession(sessions, scope, new SessionHandle.SessionId(id(settings)), endPoint);
  }

  private static Opaque id(ServerSettings settings) {
    byte[] id = new byte[ID_LENGTH];
    settings.common().crypto().random().nextBytes(id);
    return Opaque.wrap(id);
  }

  /// For the ServerHello; empty where there will be a ticket.
  Opaque sessionId() {
    return handle instanceof SessionHandle.SessionId(Opaque id) ? id : Opaque.EMPTY;
  }

  boolean isTicket() {
    return handle instanceof SessionHandle.Ticket;
  }

  Question keep(Conversation conversation, SessionKeys keys, ClientProof client) {
    Instant now = conversation.settings().common().clock().instant();
    List<Opaque> chain =
        client instanceof ClientProof.Proven proven ? proven.chain().certificates() : List.of();
    SessionFacts facts =
        sessions.terms().facts(scope, conversation.agreed().suite(), chain, now).showing(endPoint);
    return new Question.KeepSession(
        sessions,
        handle,
        new Session12(
            facts,
            conversation.agreed().extendedMainSecret(),
            Session12.Handle.NONE,
            keys.main().forSession()),
        now);
  }
}
