package dev.padlock.tls.whole;

import static dev.padlock.tls.whole.Act.close;
import static dev.padlock.tls.whole.Act.renewKeys;
import static dev.padlock.tls.whole.Act.say;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.wire.NamedGroup;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Kinds of whole connections, each of which comes out the same to the byte every time.
///
/// Both ends believe any certificate: what is refused here is refused by the protocol alone, not by
/// a verdict that happens to catch it too.
enum Story {
  PLAIN(false, false, List.of(say(0, "ping"), close(4)), List.of(say(4, "pong"), close(4))),
  RETRY(true, false, List.of(say(0, "ping"), close(4)), List.of(say(4, "pong"), close(4))),
  MUTUAL(false, true, List.of(say(0, "ping"), close(4)), List.of(say(4, "pong"), close(4))),
  /// Every question waits until all that the peer can say without the answer has come.
  ANSWERED_LATE(false, true, List.of(say(0, "ping"), close(4)), List.of(say(4, "pong"), close(4))),
  /// The server gives a ticket.
  TICKET(false, false, List.of(say(0, "ping"), close(4)), List.of(say(4, "pong"), close(4))),
  /// The client has that ticket, and uses it.
  RESUMED(false, false, List.of(say(0, "ping"), close(4)), List.of(say(4, "pong"), close(4))),
  KEY_UPDATE(
      false,
      false,
      List.of(say(0, "one"), renewKeys(0, true), say(0, "two"), say(9, "five"), close(9)),
      List.of(say(6, "three"), renewKeys(6, true), say(6, "four"), close(10)));

  /// Of all clocks: a ticket tells the time.
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final PeerVerifier ANYBODY = claim -> new Judgement.Accepted(List.of(), List.of());

  /// Like everything here, the same for all connections.
  private record Cast(SeededRandom random, CryptoProvider crypto, Credential credential) {

    static Cast of(long seed, Credential credential) {
      SeededRandom random = new SeededRandom(seed);
      return new Cast(random, JcaCrypto.with(random), credential);
    }

    CryptoProvider rewound() {
      random.rewind();
      return crypto;
    }
  }

  private static final TicketKeys TICKET_KEYS =
      TicketKeys.given(
          new TicketKey(
              Opaque.of(new byte[TicketKey.ID_LENGTH]),
              Secret.of("ticket key", new byte[TicketKey.KEY_LENGTH])),
          List.of());

  private static final Cast CLIENT = cast(Parties::clientCredential, 1);
  private static final Cast SERVER = cast(Parties::serverCredential, 2);

  private final boolean retry;
  private final boolean mutual;
  private final List<Act> clientActs;
  private final List<Act> serverActs;

  Story(boolean retry, boolean mutual, List<Act> clientActs, List<Act> serverActs) {
    this.retry = retry;
    this.mutual = mutual;
    this.clientActs = clientActs;
    this.serverActs = serverActs;
  }

  @FunctionalInterface
  private interface Making {
    Credential credential() throws TlsException;
  }

  private static Cast cast(Making making, long seed) {
    try {
      return Cast.of(seed, making.credential());
    } catch (TlsException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The client's end.
  Side client() throws TlsException {
    return client(answers());
  }

  Side client(Side.Answers answers) throws TlsException {
    return client(answers, this == RESUMED ? Earlier.memory() : SessionMemory.bounded(1, 1));
  }

  private Side client(Side.Answers answers, SessionMemory memory) throws TlsException {
    ClientConfig config =
        ClientConfig.builder()
            .crypto(CLIENT.rewound())
            .verifier(ANYBODY)
            .keyShares(List.of(NamedGroup.X25519))
            .credentials(CLIENT.credential())
            .resumption(isAboutTickets())
            .sessionMemory(memory)
            .clock(() -> NOON)
            .build();
    List<TraceEvent> trace = new ArrayList<>();
    return new Side(
        ClientConnection.open(config, Parties.NAME, trace::add), trace, clientActs, answers);
  }

  /// The server's end.
  Side server() throws TlsException {
    return server(answers());
  }

  Side server(Side.Answers answers) throws TlsException {
    ServerConfig.Builder config =
        ServerConfig.builder()
            .crypto(SERVER.rewound())
            .credentials(SERVER.credential())
            .resumption(isAboutTickets())
            .ticketKeys(TICKET_KEYS)
            .ticketCount(1)
            .clock(() -> NOON);
    if (retry) {
      config.groups(List.of(NamedGroup.SECP256R1));
    }
    if (mutual) {
      config.clientCertificates(ClientCertificates.REQUIRED, ANYBODY);
    }
    List<TraceEvent> trace = new ArrayList<>();
    return new Side(ServerConnection.open(config.build(), trace::add), trace, serverActs, answers);
  }

  private boolean isAboutTickets() {
    return this == TICKET || this == RESUMED;
  }

  /// The session that a client has after [#TICKET].
  private static final class Earlier implements SessionMemory {
    private static final Session SESSION = played();

    private @Nullable Session last;

    private static Session played() {
      try {
        Earlier memory = new Earlier();
        Side client = TICKET.client(new Side.Answers.AtOnce(), memory);
        Wire.between(client, TICKET.server()).talk();
        return Objects.requireNonNull(memory.last);
      } catch (Exception unplayable) {
        throw new AssertionError(unplayable);
      }
    }

    /// A memory in which there is this session and no other.
    static SessionMemory memory() {
      SessionMemory memory = SessionMemory.bounded(1, 1);
      memory.remember(SESSION.copy());
      return memory;
    }

    @Override
    public void remember(Session session) {
      last = session;
    }

    @Override
    public Recollection recall(SessionScope scope, Instant now) {
      return new Recollection.Missed(Miss.NO_SESSION);
    }

    @Override
    public void forget(SessionScope scope) {}
  }

  private Side.Answers answers() {
    return this == ANSWERED_LATE
        ? new Side.Answers.WhenNothingElseMoves()
        : new Side.Answers.AtOnce();
  }

  /// What went which way, when nobody interfered.
  Recording recorded() throws Exception {
    return Recording.of(this);
  }

  /// Answers at the same places of the input as in a recording.
  static Side.Answers after(List<Integer> fed) {
    return fed.isEmpty()
        ? new Side.Answers.AtOnce()
        : new Side.Answers.After(new ArrayDeque<>(fed));
  }
}
