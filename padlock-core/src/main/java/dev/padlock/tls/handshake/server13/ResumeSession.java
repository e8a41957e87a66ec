package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.SessionHandle;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.PreSharedKey;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.hello.SessionTerms;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSession;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.PskKeyExchangeMode;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
import dev.padlock.tls.wire.extension.PskKeyExchangeModes;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Between chapters one and two: a pre-shared key may take the place of certificates (RFC 9846
/// §4.3.11).
final class ResumeSession {

  /// How many of a client's keys are looked for, so that nobody makes us open tickets by the
  /// thousand.
  private static final int MOST_TRIED = 4;

  private ResumeSession() {}

  static Step begin(
      ServerSettings settings, Choice choice, Incoming.Message in, List<Effect> effects)
      throws TlsException {
    ClientHello hello = (ClientHello) in.message();
    ServerSessions sessions = settings.sessions();
    List<Effect> counted = new ArrayList<>(effects);
    if (sessions != null) {
      counted.add(new Effect.Learned(new Fact.Counted(sessions.counters())));
    }
    boolean seeks = sessions != null || settings.clients().psks() != null;
    return seeks && offersKeys(hello)
        ? seek(new AwaitingSession(settings, choice, in, 0), counted)
        : ChooseParameters.askForCredential(settings, choice, in, counted);
  }

  /// Only keys that come with a new key exchange are taken, for forward secrecy (RFC 9846 §2.2).
  private static boolean offersKeys(ClientHello hello) {
    return hello.extensions().find(PreSharedKeyClientHello.class).isPresent() && takesKeys(hello);
  }

  /// Whether the client could use a ticket of ours.
  static boolean takesKeys(ClientHello hello) {
    return hello
        .extensions()
        .find(PskKeyExchangeModes.class)
        .filter(modes -> modes.keModes().contains(PskKeyExchangeMode.PSK_DHE_KE))
        .isPresent();
  }

  private static Step seek(AwaitingSession s, List<Effect> effects) throws TlsException {
    ServerSessions sessions = s.settings().sessions();
    if (sessions == null) {
      return TakePsk.seek(s, Miss.NO_SESSION, effects);
    }
    ClientHello hello = (ClientHello) s.hello().message();
    String name = new HelloSummary(hello).serverName().orElse("");
    if (!SessionTerms.canName(name)) {
      return TakePsk.seek(s, Miss.OTHER_NAME, effects);
    }
    Opaque identity = offered(s).identities().get(s.index()).identity();
    return new Step.Ask(
        s,
        effects,
        new Question.OpenSession(
            sessions,
            SessionHandle.of(sessions, identity),
            sessions.terms().scope(name),
            s.settings().common().clock().instant()));
  }

  static Step sought(AwaitingSession s, Recollection recollection) throws TlsException {
    return switch (recollection) {
      case Recollection.Missed(Miss miss) -> TakePsk.seek(s, miss, List.of());
      case Recollection.Found(Session found) -> {
        try {
          yield found(s, found);
        } finally {
          found.destroy();
        }
      }
    };
  }

  /// The next of the client's keys, or a full handshake.
  static Step missed(AwaitingSession s, Miss miss, List<Effect> before) throws TlsException {
    List<Effect> effects = new ArrayList<>(before);
    effects.add(new Effect.Learned(new Fact.SessionMissed(miss)));
    int next = s.index() + 1;
    return next < Math.min(MOST_TRIED, offered(s).identities().size())
        ? seek(s.next(), effects)
        : ChooseParameters.askForCredential(s.settings(), s.choice(), s.hello(), effects);
  }

  private static Step found(AwaitingSession s, Session found) throws TlsException {
    CipherSuite suite = s.choice().suite();
    return switch (found) {
      case Session13 session when !session.facts().cipherSuite().hash().equals(suite.hash()) ->
          missed(s, Miss.OTHER_SUITE, List.of());
      case Session13 session -> {
        PreSharedKey key = key(session);
        requireBound(s, key);
        yield EarlyDataDoor.resume(s, session, key);
      }
      default -> missed(s, Miss.OTHER_VERSION, List.of());
    };
  }

  /// The key of a session, which stays the session's.
  static PreSharedKey key(Session13 session) {
    return new PreSharedKey(
        PskKind.RESUMPTION, session.facts().cipherSuite().hash().orElseThrow(), session.secret());
  }

  /// Whoever names a key must hold it (RFC 9846 §4.3.11.2).
  static void requireBound(AwaitingSession s, PreSharedKey key) throws TlsException {
    PreSharedKeyClientHello offered = offered(s);
    CryptoProvider crypto = s.settings().common().crypto();
    Opaque binder = offered.binders().get(s.index());
    if (!key.isBoundBy(binder, crypto, s.choice().bound().hash())) {
      throw ResumptionFault.BINDER_MISMATCH.refuse("identity", s.index());
    }
  }

  static PreSharedKeyClientHello offered(AwaitingSession s) {
    Optional<PreSharedKeyClientHello> offered =
        ((ClientHello) s.hello().message()).extensions().find(PreSharedKeyClientHello.class);
    return offered.orElseThrow();
  }
}
