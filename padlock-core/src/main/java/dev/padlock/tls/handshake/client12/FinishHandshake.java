package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12.Closing;
import dev.padlock.tls.handshake.client12.ClientState12.Connected;
import dev.padlock.tls.handshake.client12.ClientState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.client12.ClientState12.WaitFinished;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;
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

  static Step finished(WaitFinished s, Finished m) throws TlsException {
    Closing closing = s.closing();
    SessionKeys keys = closing.keys();
    FinishedMatched.check(keys.main(), Role.SERVER, closing.transcript(), m);
    List<Effect> effects = keys.complete(closing.agreed());
    keys.destroy();
    return new Step.Next(new Connected(), effects);
  }
}
