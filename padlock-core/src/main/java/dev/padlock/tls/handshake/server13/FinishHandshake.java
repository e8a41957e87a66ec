package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.ConnectedKeys;
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingTickets;
import dev.padlock.tls.handshake.server13.ServerState13.Connected;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.schedule.ExporterSecret;
import dev.padlock.tls.schedule.ResumptionSecret;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.extension.EarlyDataLimit;
import dev.padlock.tls.wire.extension.Extensions;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.util.ArrayList;
import java.util.List;

/// Chapter four: the client's Finished completes the handshake (RFC 9846 §4.5.3), and tickets for
/// the next one follow it (§4.7.1).
final class FinishHandshake {

  private FinishHandshake() {}

  static Step finished(WaitClientFinished s, Finished m, Incoming.Message in) throws TlsException {
    Conversation conversation = s.conversation();
    ApplicationKeys application = s.application();
    FinishedMatched.check(conversation.keys().client(), conversation.transcript(), m);
    KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
    ConnectedKeys keys =
        new ConnectedKeys(application.server(), application.client(), conversation.suite(), false);
    Effect receiveKeys =
        new Effect.ReceiveKeys(
            application.client(), KeyStage.APPLICATION, conversation.suite(), boundary);
    NewSessions sessions = conversation.sessions();
    if (sessions == null) {
      conversation.keys().destroy();
      return complete(keys, application.exporter(), List.of(receiveKeys));
    }
    ResumptionSecret secret =
        conversation.keys().main().resumption(conversation.transcript().append(in.raw()).hash());
    NewSessions.Made made = sessions.make(conversation, s.client(), secret);
    secret.destroy();
    conversation.keys().destroy();
    return new Step.Ask(
        new AwaitingTickets(keys, application.exporter(), made.announced()),
        List.of(receiveKeys),
        made.question());
  }

  static Step ticketed(AwaitingTickets s, List<Opaque> tickets, boolean away) {
    List<Effect> effects = new ArrayList<>();
    if (away) {
      effects.add(new Effect.Learned(new Fact.SessionMissed(Miss.STORE_AWAY)));
    }
    for (int i = 0; i < tickets.size(); i++) {
      if (!tickets.get(i).isEmpty()) {
        effects.add(send(s.announced().get(i), tickets.get(i)));
      }
    }
    return complete(s.keys(), s.exporter(), effects);
  }

  private static Effect send(NewSessions.Announced announced, Opaque ticket) {
    NewSessionTicket message =
        new NewSessionTicket(
            announced.lifetime(),
            announced.ageAdd(),
            announced.nonce(),
            ticket,
            announced.earlyData() == 0
                ? Extensions.of()
                : Extensions.of(new EarlyDataLimit(announced.earlyData())));
    return new Effect.Send(message, message.encode());
  }

  private static Step complete(ConnectedKeys keys, ExporterSecret exporter, List<Effect> before) {
    List<Effect> effects = new ArrayList<>(before);
    effects.add(new Effect.Learned(new Fact.KeyingMaterial(exporter)));
    effects.add(new Effect.Complete());
    return new Step.Next(new Connected(keys), effects);
  }
}
