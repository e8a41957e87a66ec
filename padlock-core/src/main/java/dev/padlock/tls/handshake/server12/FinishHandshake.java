package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingTicket;
import dev.padlock.tls.handshake.server12.ServerState12.ClientProof;
import dev.padlock.tls.handshake.server12.ServerState12.Connected;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.handshake.server12.ServerState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.server12.ServerState12.WaitFinished;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter five: the client changes its keys and seals what was said, and so do we (RFC 5246 §7.1,
/// §7.4.9).
final class FinishHandshake {

  private FinishHandshake() {}

  /// Nothing but a Finished may come next, and only under the new keys.
  static Step changeKeys(WaitChangeCipherSpec s, Incoming.ChangeCipherSpec ccs) {
    return Step.next(
        new WaitFinished(s.conversation(), s.keys(), s.client()),
        new Effect.ReceiveKeys(s.keys().client(), KeyChangeAllowed.by(ccs)));
  }

  static Step finished(WaitFinished s, Finished m, Incoming.Message in) throws TlsException {
    Conversation conversation = s.conversation();
    SessionKeys keys = s.keys();
    FinishedMatched.check(keys.main(), Role.CLIENT, conversation.transcript(), m);
    if (s.client() instanceof ClientProof.Resumed) {
      return complete(conversation, keys, List.of());
    }
    Conversation longer = conversation.with(conversation.transcript().append(in.raw()));
    NewSession session = conversation.session();
    return session == null
        ? reply(longer, keys, List.of())
        : Step.ask(new AwaitingTicket(longer, keys), session.keep(longer, keys, s.client()));
  }

  /// What the ServerHello promised has to come, be it empty (RFC 5077 §3.3).
  static Step kept(AwaitingTicket s, Optional<Opaque> ticket, boolean away) {
    Conversation conversation = s.conversation();
    NewSession session = conversation.session();
    List<Effect> effects = new ArrayList<>();
    if (away) {
      effects.add(new Effect.Learned(new Fact.SessionMissed(Miss.STORE_AWAY)));
    }
    if (session == null || !session.isTicket()) {
      return reply(conversation, s.keys(), effects);
    }
    long lifetime = ticket.isEmpty() ? 0 : session.sessions().terms().lifetime().toSeconds();
    Effect.Send message =
        OwnMessages12.send(new NewSessionTicket12(lifetime, ticket.orElse(Opaque.EMPTY)));
    effects.add(message);
    return reply(
        conversation.with(conversation.transcript().append(message.raw())), s.keys(), effects);
  }

  private static Step reply(Conversation conversation, SessionKeys keys, List<Effect> before) {
    List<Effect> effects = new ArrayList<>(before);
    effects.add(new Effect.SendChangeCipherSpec());
    effects.add(new Effect.SendKeys(keys.server()));
    effects.add(OwnMessages12.finished(keys.main(), Role.SERVER, conversation.transcript()));
    return complete(conversation, keys, effects);
  }

  private static Step complete(Conversation conversation, SessionKeys keys, List<Effect> before) {
    List<Effect> effects = new ArrayList<>(before);
    effects.addAll(keys.complete(conversation.agreed()));
    keys.main().destroy();
    return new Step.Next(new Connected(), effects);
  }
}
