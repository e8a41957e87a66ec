package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingPsk;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingSession;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.PskFinder;
import java.util.List;
import java.util.Optional;

/// Beside the chapter on sessions: an identity that is no ticket may name an external pre-shared
/// key (RFC 9846 §4.3.11, RFC 9258 §5).
final class TakePsk {

  private TakePsk() {}

  /// Looks for a key where there is no session.
  ///
  /// @param miss why there is none
  static Step seek(AwaitingSession s, Miss miss, List<Effect> effects) throws TlsException {
    PskFinder finder = s.settings().clients().psks();
    if (finder == null) {
      return ResumeSession.missed(s, miss, effects);
    }
    Opaque identity = ResumeSession.offered(s).identities().get(s.index()).identity();
    return new Step.Ask(
        new AwaitingPsk(s, miss),
        effects,
        new Question.FindPsk(
            finder,
            identity,
            s.choice().suite().hash().orElseThrow(),
            s.settings().common().crypto()));
  }

  static Step sought(AwaitingPsk s, Optional<OfferedPsk> found, Miss miss) throws TlsException {
    if (found.isEmpty()) {
      return ResumeSession.missed(s.asked(), isTicket(s.miss()) ? s.miss() : miss, List.of());
    }
    OfferedPsk psk = found.get();
    try {
      ResumeSession.requireBound(s.asked(), psk.key());
      return ServerFlight.share(s.asked(), psk);
    } finally {
      psk.key().secret().destroy();
    }
  }

  /// Whether the identity is a ticket of ours: then it matters why that is of no use.
  private static boolean isTicket(Miss miss) {
    return switch (miss) {
      case NO_SESSION, UNKNOWN_KEY, OTHER_NAME -> false;
      default -> true;
    };
  }
}
