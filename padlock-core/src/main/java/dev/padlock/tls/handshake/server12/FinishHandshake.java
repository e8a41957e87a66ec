package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.server12.ServerState12.Connected;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.handshake.server12.ServerState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.server12.ServerState12.WaitFinished;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;
import java.util.ArrayList;
import java.util.List;

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
    Transcript transcript = conversation.transcript().append(in.raw());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.SendChangeCipherSpec());
    effects.add(new Effect.SendKeys(keys.server()));
    effects.add(OwnMessages12.finished(keys.main(), Role.SERVER, transcript));
    effects.addAll(keys.complete(conversation.agreed()));
    keys.main().destroy();
    return new Step.Next(new Connected(), effects);
  }
}
