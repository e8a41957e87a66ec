package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.TicketRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client remembers, and on what terms it resumes.
///
/// @param earlyData whether early data is announced where a session allows it
/// @param ticketRequest how many tickets we want; null where the server decides
/// @param counters of how handshakes end
public record ClientSessions(
    SessionMemory memory,
    SessionTerms terms,
    boolean earlyData,
    @Nullable TicketRequest ticketRequest,
    ResumptionCounters counters) {

  /// A session to offer to this server, or why there is none. The caller owns the session.
  Recollection recall(CommonSettings common, String serverName) {
    Recollection recollection = remembered(serverName, common.clock().instant());
    if (!(recollection instanceof Recollection.Found(Session session))) {
      return recollection;
    }
    Optional<Miss> miss = missOf(session, common);
    if (miss.isEmpty()) {
      return recollection;
    }
    session.destroy();
    return new Recollection.Missed(miss.get());
  }

  private Recollection remembered(String serverName, Instant now) {
    try {
      return memory.recall(terms.scope(serverName), now);
    } catch (RuntimeException away) {
      return new Recollection.Missed(Miss.STORE_AWAY);
    }
  }

  /// A pre-shared key goes with every suite of its hash (RFC 9846 §4.3.11).
  private static boolean hasSuiteFor(Session13 session, CommonSettings common) {
    Optional<HashAlgorithm> hash = session.facts().cipherSuite().hash();
    return common.preferences().suites().stream().anyMatch(suite -> suite.hash().equals(hash));
  }

  /// A session without an extended main secret is not offered (RFC 7627 §5.3).
  private static Optional<Miss> missOf(Session session, CommonSettings common) {
    return switch (session) {
      case Session12 s when !common.speaks(ProtocolVersion.TLS_1_2) ->
          Optional.of(Miss.OTHER_VERSION);
      case Session12 s when !common.tls12().suites().contains(s.facts().cipherSuite()) ->
          Optional.of(Miss.OTHER_SUITE);
      case Session12 s when !s.extendedMainSecret() -> Optional.of(Miss.OTHER_MAIN_SECRET);
      case Session12 s -> Optional.empty();
      case Session13 s when !common.speaks(ProtocolVersion.TLS_1_3) ->
          Optional.of(Miss.OTHER_VERSION);
      case Session13 s when !hasSuiteFor(s, common) -> Optional.of(Miss.OTHER_SUITE);
      case Session13 s -> Optional.empty();
    };
  }
}
