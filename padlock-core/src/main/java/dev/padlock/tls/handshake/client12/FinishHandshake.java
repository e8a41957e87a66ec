package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12.Closing;
import dev.padlock.tls.handshake.client12.ClientState12.Connected;
import dev.padlock.tls.handshake.client12.ClientState12.ServerProof;
import dev.padlock.tls.handshake.client12.ClientState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.client12.ClientState12.WaitFinished;
import dev.padlock.tls.handshake.common12.OwnMessages12;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;
import java.util.ArrayList;
import java.util.List;

/// Chapter four: the server changes its keys too, and its Finished seals what was said (RFC 5246
/// §7.1, §7.4.9).
final class FinishHandshake {

  private FinishHandshake() {}

  /// Nothing but a Finished may come next, and only under the new keys.
  static Step changeKeys(WaitChangeCipherSpec s, Incoming.ChangeCipherSpec ccs) {
    return Step.next(
        new WaitFinished(s.closing()),
        new Effect.ReceiveKeys(s.closing().keys().server(), KeyChangeAllowed.by(ccs)));
  }

  static Step finished(WaitFinished s, Finished m, Incoming.Message in) throws TlsException {
    Closing closing = s.closing();
    SessionKeys keys = closing.keys();
    FinishedMatched.check(keys.main(), Role.SERVER, closing.transcript(), m);
    List<Effect> effects = new ArrayList<>();
    if (closing.proof() instanceof ServerProof.Resumed) {
      effects.addAll(reply(keys, closing.transcript().append(in.raw())));
    }
    NewSession.remembered(closing).ifPresent(effects::add);
    effects.addAll(keys.complete(closing.agreed()));
    keys.main().destroy();
    return new Step.Next(new Connected(), effects);
  }

  /// Where a session is resumed, the server is the first to finish (RFC 5246 §7.3 figure 2).
  private static List<Effect> reply(SessionKeys keys, Transcript transcript) {
    return List.of(
        new Effect.SendChangeCipherSpec(),
        new Effect.SendKeys(keys.client()),
        OwnMessages12.finished(keys.main(), Role.CLIENT, transcript));
  }
}
