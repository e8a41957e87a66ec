package dev.padlock.tls.whole;

import dev.padlock.tls.Rfc8448;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.OwnCertificate;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.server13.ServerState13;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.message.Dialect;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.MessageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Our scores, with the few messages of RFC 8448 §3 put in that they would not write themselves: a
/// ClientHello with extensions of TLS 1.2, EncryptedExtensions with supported_groups, and a
/// NewSessionTicket.
final class Rfc8448Scores {

  private Rfc8448Scores() {}

  static HandshakeMessage read(Opaque raw) throws TlsException {
    return MessageReader.read(
        Dialect.TLS13, new HandshakeType(raw.byteAt(0)), raw.slice(4, raw.size()));
  }

  /// A score that passes everything on.
  abstract static class Passing implements Score {
    private final Score played;

    Passing(Score played) {
      this.played = played;
    }

    @Override
    public Step start() throws TlsException {
      return played.start();
    }

    @Override
    public Step on(HandshakeState state, Incoming in) throws TlsException {
      return played.on(state, in);
    }

    @Override
    public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
      return played.answered(awaiting, answer);
    }

    @Override
    public Step renewSendingKeys(HandshakeState connected, boolean requestUpdate)
        throws TlsException {
      return played.renewSendingKeys(connected, requestUpdate);
    }
  }

  /// A client that starts from an offer that is given.
  static final class Client extends Passing {
    private final ClientOffer offer;

    Client(Score played, ClientOffer offer) {
      super(played);
      this.offer = offer;
    }

    @Override
    public Step start() {
      List<Effect> effects = new ArrayList<>();
      effects.add(new Effect.Learned(new Fact.ClientRandom(offer.hello().random())));
      effects.add(new Effect.Send(offer.hello(), offer.raw()));
      TrafficSecret early = offer.earlySecret();
      offer
          .earlySession()
          .ifPresent(session -> {
            effects.add(
                new Effect.SendKeys(
                    Objects.requireNonNull(early),
                    KeyStage.EARLY_DATA,
                    session.facts().cipherSuite()));
            effects.add(new Effect.Learned(new Fact.EarlyDataPossible(session.early().most())));
          });
      return new Step.Next(
          new ClientState13.WaitServerHello(
              offer, Transcript.start().append(offer.raw()), null, early),
          effects);
    }
  }

  /// A server that says the trace's EncryptedExtensions, and a ticket at the end.
  static final class Server extends Passing {
    private final Rfc8448 trace;

    Server(Score played, Rfc8448 trace) {
      super(played);
      this.trace = trace;
    }

    @Override
    public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
      Step step = super.answered(awaiting, answer);
      return awaiting instanceof ServerState13.AwaitingCredential before
              && step instanceof Step.Ask ask
          ? withTheirExtensions(before, ask)
          : step;
    }

    private Step withTheirExtensions(ServerState13.AwaitingCredential before, Step.Ask ask)
        throws TlsException {
      ServerState13.AwaitingSignature after = (ServerState13.AwaitingSignature) ask.awaiting();
      ServerState13.Conversation ours = after.conversation();
      Transcript transcript =
          Transcript.start()
              .append(before.hello().raw())
              .withHash(ours.settings().common().crypto(), ours.suite().hash().orElseThrow());
      List<Effect> effects = new ArrayList<>();
      for (Effect effect : ask.effects()) {
        Effect put =
            effect instanceof Effect.Send send && send.message() instanceof EncryptedExtensions
                ? send("encrypted_extensions")
                : effect;
        effects.add(put);
        if (put instanceof Effect.Send(var message, var raw)) {
          transcript = transcript.append(raw);
        }
      }
      ServerState13.Conversation conversation =
          new ServerState13.Conversation(
              ours.settings(), ours.suite(), transcript, ours.keys(), null);
      return new Step.Ask(
          new ServerState13.AwaitingSignature(conversation, after.credential(), after.scheme()),
          effects,
          OwnCertificate.signature(
              before.settings().common().crypto(),
              after.credential(),
              after.scheme(),
              new OwnCertificate.ToSign(Role.SERVER, transcript.hash())));
    }

    @Override
    public Step on(HandshakeState state, Incoming in) throws TlsException {
      Step step = super.on(state, in);
      if (!(in instanceof Incoming.Message message && message.message() instanceof Finished)) {
        return step;
      }
      List<Effect> effects = new ArrayList<>(step.effects());
      effects.add(send("new_session_ticket"));
      return new Step.Next(((Step.Next) step).state(), effects);
    }

    private Effect.Send send(String name) throws TlsException {
      Opaque raw = trace.value(name);
      return new Effect.Send(read(raw), raw);
    }
  }
}
