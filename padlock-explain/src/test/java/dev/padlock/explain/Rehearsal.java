package dev.padlock.explain;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.TicketKey;
import dev.padlock.tls.session.TicketKeys;
import dev.padlock.tls.verify.Credential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A connection between two of ours in memory, watched on both sides: with Ed25519 certificates,
/// fixed randomness and a clock of one millisecond an event, so that its story is always the same.
public final class Rehearsal {

  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  public static final String REQUEST = "the request that nobody else may read";
  public static final String ANSWER = "the answer that nobody else may read";

  public final CertificateAuthority authority;
  public final ClientConfig.Builder client = ClientConfig.builder().policy(Policy.MODERN);
  public final ServerConfig.Builder server = ServerConfig.builder().policy(Policy.MODERN);
  public final Recording atClient = new Recording(new Ticks()::next);
  public final Recording atServer = new Recording(new Ticks()::next);
  public final List<String> secrets = new ArrayList<>();
  public String name = "localhost";

  private final Wire toServer = new Wire();
  private final Wire toClient = new Wire();

  /// One direction of the connection.
  private static final class Wire {
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 18);

    private boolean isEmpty() {
      return bytes.position() == 0;
    }
  }

  /// A millisecond each time somebody looks.
  private static final class Ticks {
    private long now;

    private long next() {
      now += 1_000_000;
      return now;
    }
  }

  /// Not random at all.
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private int state = 1;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        state = state * 1103515245 + 12345;
        bytes[i] = (byte) (state >>> 16);
      }
    }
  }

  public Rehearsal() throws PkiException, TlsException {
    authority =
        CertificateAuthority.create(
            CertificateProfile.root("Story CA").withKey(KeyKind.ED25519), ambience());
    client
        .crypto(JcaCrypto.with(new Fixed()))
        .clock(InstantSource.fixed(NOW))
        .trust(authority.trust())
        .compressedCertificates(false)
        .resumption(false)
        .applicationProtocols("h2", "http/1.1")
        .dangerous()
        .keyLog(secrets::add);
    server
        .crypto(JcaCrypto.with(new Fixed()))
        .clock(InstantSource.fixed(NOW))
        .resumption(false)
        .applicationProtocols("http/1.1")
        .dangerous()
        .keyLog(secrets::add);
    serve(CertificateProfile.server("localhost"));
  }

  public static Ambience ambience() {
    return new Ambience(new Fixed(), InstantSource.fixed(NOW));
  }

  /// Lets the client resume what it remembers of another rehearsal.
  public Rehearsal resume(SessionMemory memory) {
    TicketKey key =
        new TicketKey(
            Opaque.of(new byte[TicketKey.ID_LENGTH]),
            Secret.of("ticket key", new byte[TicketKey.KEY_LENGTH]));
    client.resumption(true).sessionMemory(memory);
    server.resumption(true).ticketKeys(TicketKeys.given(key, List.of()));
    return this;
  }

  /// Gives the server a certificate like this.
  public Rehearsal serve(CertificateProfile profile) throws PkiException, TlsException {
    server.credentials(Credential.of(issue(profile)));
    return this;
  }

  public Identity issue(CertificateProfile profile) throws PkiException {
    return authority.issue(profile.withKey(KeyKind.ED25519));
  }

  /// Shakes hands, and where that works, asks, answers and closes.
  public Rehearsal play() throws TlsException {
    ClientConnection asker = ClientConnection.open(client.build(), name, atClient);
    ServerConnection answerer = ServerConnection.open(server.build(), atServer);
    shakeHands(asker, answerer);
    if (asker.failure().isEmpty() && answerer.failure().isEmpty()) {
      say(asker, REQUEST, toServer, answerer);
      say(answerer, ANSWER, toClient, asker);
      asker.closeSending();
      answerer.closeSending();
      shakeHands(asker, answerer);
    }
    return this;
  }

  /// What a server of something else answers.
  public Rehearsal playAgainst(byte[] answer) throws TlsException {
    ClientConnection asker = ClientConnection.open(client.build(), name, atClient);
    step(asker, toClient, toServer);
    toClient.bytes.put(answer);
    step(asker, toClient, toServer);
    if (asker.failure().isEmpty()) {
      end(asker);
    }
    return this;
  }

  private static void end(TlsConnection connection) {
    try {
      connection.inputEnded();
    } catch (TlsException recorded) {
      // the recording has it
    }
  }

  private void shakeHands(TlsConnection asker, TlsConnection answerer) {
    boolean moved = true;
    while (moved) {
      moved = step(asker, toClient, toServer);
      moved |= step(answerer, toServer, toClient);
    }
  }

  private static boolean step(TlsConnection connection, Wire in, Wire out) {
    try {
      return switch (connection.need()) {
        case FLUSH -> {
          connection.flush(out.bytes);
          yield true;
        }
        case ANSWER -> {
          connection.pendingAnswer().orElseThrow().run();
          yield true;
        }
        case INPUT, NOTHING -> take(connection, in) || flushed(connection, out);
      };
    } catch (TlsException recorded) {
      return true;
    }
  }

  private static boolean flushed(TlsConnection connection, Wire out) throws TlsException {
    int before = out.bytes.position();
    connection.flush(out.bytes);
    return out.bytes.position() > before;
  }

  private static boolean take(TlsConnection connection, Wire in) throws TlsException {
    if (in.isEmpty() || connection.isReceiveClosed()) {
      return false;
    }
    in.bytes.flip();
    int before = in.bytes.remaining();
    try {
      connection.receive(in.bytes, ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE));
      return in.bytes.remaining() < before;
    } finally {
      in.bytes.compact();
    }
  }

  private static void say(TlsConnection from, String what, Wire wire, TlsConnection to)
      throws TlsException {
    from.send(ByteBuffer.wrap(what.getBytes(StandardCharsets.US_ASCII)), wire.bytes);
    while (take(to, wire)) {
      // until all of it is there
    }
  }
}
