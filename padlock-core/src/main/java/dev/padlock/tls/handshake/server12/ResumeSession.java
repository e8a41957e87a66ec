package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.SessionHandle;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingSession;
import dev.padlock.tls.handshake.server12.ServerState12.ClientProof;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.handshake.server12.ServerState12.WaitChangeCipherSpec;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.extension.SessionTicket;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapter one and a half: a client that was here before need not prove itself again, nor need we
/// (RFC 5246 §7.3 figure 2, RFC 5077 §3).
final class ResumeSession {

  private ResumeSession() {}

  /// Looks for the session that the client names, if it names one; else the handshake is a full
  /// one.
  static Step begin(ServerSettings settings, Choice choice, List<Effect> effects) {
    ServerSessions sessions = settings.sessions();
    SessionHandle handle = sessions == null ? null : named(sessions, choice.hello());
    if (sessions == null || handle == null) {
      return ChooseParameters.askForCredential(settings, choice, effects);
    }
    String name = new HelloSummary(choice.hello()).serverName().orElse("");
    if (!SessionTerms.canName(name)) {
      List<Effect> missed = new ArrayList<>(effects);
      missed.add(missed(Miss.OTHER_NAME));
      return ChooseParameters.askForCredential(settings, choice, missed);
    }
    return new Step.Ask(
        new AwaitingSession(settings, choice, by(handle)),
        effects,
        new Question.OpenSession(
            sessions, handle, sessions.terms().scope(name), settings.common().clock().instant()));
  }

  /// Whoever presents a ticket has a session id of its own making (RFC 5077 §3.4).
  private static @Nullable SessionHandle named(ServerSessions sessions, ClientHello hello) {
    Opaque ticket =
        hello
            .extensions()
            .find(SessionTicket.class)
            .map(SessionTicket::ticket)
            .orElse(Opaque.EMPTY);
    if (sessions.tickets() && !ticket.isEmpty()) {
      return new SessionHandle.Ticket(ticket);
    }
    Opaque id = hello.legacySessionId();
    return sessions.store() == null || id.isEmpty() ? null : new SessionHandle.SessionId(id);
  }

  private static Fact.Naming by(SessionHandle handle) {
    return handle instanceof SessionHandle.SessionId ? Fact.Naming.SESSION_ID : Fact.Naming.TICKET;
  }

  static Step sought(AwaitingSession s, Recollection recollection) throws TlsException {
    return switch (recollection) {
      case Recollection.Missed(Miss miss) -> fullHandshake(s, miss);
      case Recollection.Found(Session found) -> {
        try {
          yield found(s, found);
        } finally {
          found.destroy();
        }
      }
    };
  }

  private static Step fullHandshake(AwaitingSession s, Miss miss) {
    return ChooseParameters.askForCredential(s.settings(), s.choice(), List.of(missed(miss)));
  }

  private static Effect missed(Miss miss) {
    return new Effect.Learned(new Fact.SessionMissed(miss));
  }

  private static Step found(AwaitingSession s, Session found) throws TlsException {
    Optional<Miss> miss = missOf(found, s.choice());
    return miss.isPresent() ? fullHandshake(s, miss.get()) : resume(s, (Session12) found);
  }

  private static Optional<Miss> missOf(Session found, Choice choice) throws TlsException {
    return switch (found) {
      case Session12 session when !choice.suites().contains(session.facts().cipherSuite()) ->
          Optional.of(Miss.OTHER_SUITE);
      case Session12 session when !session.extendedMainSecret() ->
          Optional.of(Miss.OTHER_MAIN_SECRET);
      case Session13 newer -> Optional.of(Miss.OTHER_VERSION);
      case Session12 session -> {
        requireExtendedMainSecret(choice.hello());
        yield Optional.empty();
      }
    };
  }

  /// Here a full handshake would not do: somebody may have taken the extension out (RFC 7627 §5.3).
  private static void requireExtendedMainSecret(ClientHello hello) throws TlsException {
    if (!hello.extensions().has(ExtensionType.EXTENDED_MAIN_SECRET)) {
      throw Misbehaviour.RESUMED_WITHOUT_EXTENDED_MAIN_SECRET.refuse("peer", "client");
    }
  }

  /// ServerHello, change_cipher_spec and Finished at once.
  private static Step resume(AwaitingSession s, Session12 session) throws TlsException {
    CommonSettings common = s.settings().common();
    ClientHello hello = s.choice().hello();
    SessionFacts facts = session.facts();
    Effect.Send own =
        new ServerMessages(s.settings(), s.choice(), facts.cipherSuite()).resumingHello();
    Agreement agreed = ServerMessages.agreement(hello, own);
    SessionKeys keys = SessionKeys.resume(common.crypto(), agreed, session.secret());
    Transcript transcript =
        Transcript.start()
            .append(s.choice().in().raw())
            .withHash(common.crypto(), agreed.parts().prfHash())
            .append(own.raw());
    Effect.Send finished = OwnMessages12.finished(keys.main(), Role.SERVER, transcript);
    List<Effect> effects = learned(s, facts, agreed);
    effects.addAll(ServerMessages.recordLimits(s.settings(), hello));
    effects.add(own);
    effects.add(keys.learned());
    effects.add(new Effect.SendChangeCipherSpec());
    effects.add(new Effect.SendKeys(keys.server()));
    effects.add(finished);
    Conversation conversation =
        new Conversation(
            s.settings(), agreed, hello.legacyVersion(), null, transcript.append(finished.raw()));
    return new Step.Next(
        new WaitChangeCipherSpec(conversation, keys, new ClientProof.Resumed(facts)), effects);
  }

  private static List<Effect> learned(AwaitingSession s, SessionFacts facts, Agreement agreed) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.Resumed(s.by())));
    effects.add(new Effect.Learned(new Fact.Suite(agreed.suite())));
    effects.add(
        new Effect.Learned(
            new Fact.Decision(
                Subject.CIPHER_SUITE,
                s.settings().common().tls12().suites(),
                s.choice().hello().cipherSuites(),
                agreed.suite(),
                "that of the session")));
    if (!facts.endPoint().isEmpty()) {
      effects.add(new Effect.Learned(new Fact.EndPoint(facts.endPoint())));
    }
    if (!facts.peerChain().isEmpty()) {
      effects.add(
          new Effect.Learned(
              new Fact.PeerCertificates(
                  new PeerChain(facts.peerChain(), Opaque.EMPTY, List.of()))));
    }
    effects.addAll(agreed.weaknesses());
    return effects;
  }
}
