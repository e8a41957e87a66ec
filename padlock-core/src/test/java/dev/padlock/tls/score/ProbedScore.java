package dev.padlock.tls.score;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12;
import dev.padlock.tls.handshake.server12.ServerState12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateStatus;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateStatusMessage;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRequest;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import dev.padlock.tls.wire.message.ServerHello;
import dev.padlock.tls.wire.message.ServerHelloDone;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A score as it is played, which is first asked what it would do with every other input: it is a
/// pure function, so that asking changes nothing.
final class ProbedScore implements Score {

  /// One message of each kind; what it holds is of no use.
  private static final List<HandshakeMessage> MESSAGES =
      List.of(
          new HelloRequest(),
          new ClientHello(
              0x0303,
              Opaque.of(new byte[32]),
              Opaque.EMPTY,
              List.of(new CipherSuite(0xc02b)),
              Opaque.of(new byte[1]),
              Extensions.of()),
          new ServerHello(
              0x0303,
              Opaque.of(new byte[32]),
              Opaque.EMPTY,
              new CipherSuite(0xc02b),
              0,
              Extensions.of()),
          new NewSessionTicket12(1, Opaque.of(new byte[16])),
          new Certificate12(List.of()),
          new CertificateStatusMessage(new CertificateStatus(Opaque.of(new byte[1]))),
          new ServerKeyExchange(Opaque.EMPTY),
          new CertificateRequest12(
              Opaque.of(new byte[] {1}), List.of(SignatureScheme.ED25519), List.of()),
          new ServerHelloDone(),
          new CertificateVerify(SignatureScheme.ED25519, Opaque.of(new byte[64])),
          new ClientKeyExchange(Opaque.EMPTY),
          new Finished(Opaque.of(new byte[12])));

  private final Score played;
  private final Map<String, String> outcomes;
  private @Nullable HandshakeState state;

  /// @param outcomes takes state and input, and what follows
  ProbedScore(Score played, Map<String, String> outcomes) {
    this.played = played;
    this.outcomes = outcomes;
  }

  /// Looks at the state that was reached last.
  void probe() {
    HandshakeState now = state;
    if (now instanceof ClientState12 || now instanceof ServerState12) {
      probe(now);
    }
  }

  private void probe(HandshakeState now) {
    for (HandshakeMessage message : MESSAGES) {
      note(now, new Incoming.Message(message, message.encode(), true));
    }
    note(now, new Incoming.ChangeCipherSpec());
    note(now, new Incoming.ApplicationData());
  }

  private void note(HandshakeState now, Incoming in) {
    String turn = now.name() + " " + in.name().replace(' ', '_');
    outcomes.computeIfAbsent(turn, first -> outcome(now, in));
  }

  private String outcome(HandshakeState now, Incoming in) {
    try {
      return "-> " + reached(played.on(now, in)).name();
    } catch (TlsException refusal) {
      return refusal.refusal().code();
    }
  }

  private static HandshakeState reached(Step step) {
    return switch (step) {
      case Step.Next next -> next.state();
      case Step.Ask ask -> ask.awaiting();
    };
  }

  @Override
  public Step start() throws TlsException {
    return watched(played.start());
  }

  @Override
  public Step on(HandshakeState from, Incoming in) throws TlsException {
    probe();
    Step step = watched(played.on(from, in));
    if (from instanceof ClientState12 || from instanceof ServerState12) {
      natural(from.name() + " " + in.name().replace(' ', '_'), reached(step).name());
    }
    return step;
  }

  /// What the right input leads to: in some states it depends on the hellos.
  private void natural(String turn, String next) {
    String before = outcomes.getOrDefault(turn, "");
    if (!before.startsWith("->")) {
      outcomes.put(turn, "-> " + next);
    } else if (!List.of(before.substring(3).split(" or ")).contains(next)) {
      outcomes.put(turn, before + " or " + next);
    }
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    probe();
    return watched(played.answered(awaiting, answer));
  }

  @Override
  public Step renewSendingKeys(HandshakeState connected, boolean requestUpdate)
      throws TlsException {
    return watched(played.renewSendingKeys(connected, requestUpdate));
  }

  private Step watched(Step step) {
    state = reached(step);
    return step;
  }
}
