package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.ClientWishes;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.ServerSessions.EarlyDataTerms;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingAdmission;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSession;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.handshake.server13.ServerState13.WaitEndOfEarlyData;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.session.replay.EarlyDataClaim;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskIdentity;
import dev.padlock.tls.wire.message.ClientHello;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether early data comes in: only behind the ticket that it was announced with, on the terms of
/// its session, and once (RFC 9846 §4.3.10, §8).
final class EarlyDataDoor {

  private EarlyDataDoor() {}

  /// What to do about announced early data that is not taken: it is skipped.
  static List<Effect> closed(ServerSettings settings, ClientHello hello, Miss why) {
    ServerSessions sessions = settings.sessions();
    return new ClientWishes(hello).announcesEarlyData()
        ? List.of(
            new Effect.Learned(
                new Fact.EarlyDataRefused(why, sessions == null ? 0 : sessions.mostEarlyData())))
        : List.of();
  }

  /// Resumes the session, once it is known what becomes of early data.
  ///
  /// @param session borrowed, like its key
  static Step resume(AwaitingSession s, Session13 session, PreSharedKey key) throws TlsException {
    ClientHello hello = (ClientHello) s.hello().message();
    if (s.choice().retried() || !new ClientWishes(hello).announcesEarlyData()) {
      return ServerFlight.resume(s, session, key, List.of(), false);
    }
    EarlyDataTerms terms = terms(s);
    Optional<Miss> against = against(s, session);
    if (terms == null || against.isPresent()) {
      Miss why = against.orElse(Miss.EARLY_DATA_OFF);
      return ServerFlight.resume(s, session, key, closed(s.settings(), hello, why), false);
    }
    return Step.ask(
        new AwaitingAdmission(s, session.copy()),
        new Question.AdmitEarlyData(terms.guard(), claim(s, session)));
  }

  private static @Nullable EarlyDataTerms terms(AwaitingSession s) {
    ServerSessions sessions = s.settings().sessions();
    return sessions == null ? null : sessions.earlyData();
  }

  /// Early data was sent under what its session agreed on, so this must be what is agreed on now.
  private static Optional<Miss> against(AwaitingSession s, Session13 session) {
    if (session.early().most() == 0) {
      return Optional.of(Miss.EARLY_DATA_OFF);
    }
    if (s.index() != 0) {
      return Optional.of(Miss.NOT_FIRST);
    }
    if (!session.facts().cipherSuite().equals(s.choice().suite())) {
      return Optional.of(Miss.OTHER_SUITE);
    }
    Opaque protocol = s.choice().protocol().orElse(Opaque.EMPTY);
    return session.early().protocol().equals(protocol)
        ? Optional.empty()
        : Optional.of(Miss.OTHER_PROTOCOL);
  }

  private static EarlyDataClaim claim(AwaitingSession s, Session13 session) {
    PreSharedKeyClientHello offered = ResumeSession.offered(s);
    PskIdentity identity = offered.identities().getFirst();
    Hash hash = s.settings().common().crypto().hash(HashAlgorithm.SHA256);
    identity.identity().feed(hash::update);
    return new EarlyDataClaim(
        Opaque.wrap(hash.snapshot()),
        offered.binders().getFirst(),
        session.ticket().issuedAt(),
        Duration.ofMillis(session.ticket().claimedAge(identity.obfuscatedTicketAge())),
        session.facts().expiresAt(),
        s.settings().common().clock().instant());
  }

  static Step judged(AwaitingAdmission s, Admission admission) throws TlsException {
    Session13 session = s.session();
    AwaitingSession asked = s.asked();
    PreSharedKey key = ResumeSession.key(session);
    try {
      return switch (admission) {
        case Admission.Admitted admitted ->
            ServerFlight.resume(
                asked,
                session,
                key,
                List.of(new Effect.Learned(new Fact.EarlyDataTaken(session.early().most()))),
                true);
        case Admission.Refused(Miss why) ->
            ServerFlight.resume(
                asked,
                session,
                key,
                closed(asked.settings(), (ClientHello) asked.hello().message(), why),
                false);
      };
    } finally {
      session.destroy();
    }
  }

  /// The client's last word under the early keys (RFC 9846 §4.6).
  static Step ended(WaitEndOfEarlyData s, Incoming.Message in) throws TlsException {
    KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
    WaitClientFinished then = s.then();
    Conversation conversation = then.conversation();
    s.early().destroy();
    return Step.next(
        new WaitClientFinished(
            conversation.with(conversation.transcript().append(in.raw())),
            then.application(),
            then.client()),
        new Effect.Learned(new Fact.EarlyDataOver()),
        new Effect.ReceiveKeys(
            conversation.keys().client(), KeyStage.HANDSHAKE, conversation.suite(), boundary));
  }
}
