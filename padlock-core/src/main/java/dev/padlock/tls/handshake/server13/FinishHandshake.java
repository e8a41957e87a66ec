package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.ApplicationKeys;
import dev.padlock.tls.handshake.ConnectedKeys;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.FinishedMatched;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.server13.ServerState13.Connected;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.message.Finished;

/// Chapter four: the client's Finished completes the handshake (RFC 9846 §4.5.3).
final class FinishHandshake {

  private FinishHandshake() {}

  static Step finished(WaitClientFinished s, Finished m, Incoming.Message in) throws TlsException {
    Conversation conversation = s.conversation();
    ApplicationKeys application = s.application();
    FinishedMatched.check(conversation.keys().client(), conversation.transcript(), m);
    KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
    conversation.keys().destroy();
    return Step.next(
        new Connected(
            new ConnectedKeys(
                application.server(), application.client(), conversation.suite(), false)),
        new Effect.ReceiveKeys(
            application.client(), KeyStage.APPLICATION, conversation.suite(), boundary),
        new Effect.Learned(new Fact.KeyingMaterial(application.exporter())),
        new Effect.Complete());
  }
}
