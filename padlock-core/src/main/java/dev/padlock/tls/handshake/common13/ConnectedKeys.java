package dev.padlock.tls.handshake.common13;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.message.KeyUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The current traffic secrets of a connection that is up, and how KeyUpdate renews them (RFC 9846
/// §4.7.3, §7.2).
///
/// @param awaitsUpdate whether we asked the peer to renew and have not seen it do so
public record ConnectedKeys(
    TrafficSecret send, TrafficSecret receive, CipherSuite suite, boolean awaitsUpdate) {

  /// The peer renewed its keys, and perhaps asks us to renew ours.
  public Step received(
      KeyUpdate message, Incoming.Message in, Function<ConnectedKeys, HandshakeState> state)
      throws TlsException {
    KeyChangeAllowed boundary = KeyChangeAllowed.after(in);
    TrafficSecret next = receive.next();
    receive.destroy();
    List<Effect> effects = new ArrayList<>(2);
    effects.add(new Effect.ReceiveKeys(next, KeyStage.APPLICATION, suite, boundary));
    if (message.requestUpdate()) {
      effects.add(new Effect.OweKeyUpdate());
    }
    return new Step.Next(state.apply(new ConnectedKeys(send, next, suite, false)), effects);
  }

  /// We renew our keys. A request is not repeated before the peer answered the last one.
  public Step renew(boolean requestUpdate, Function<ConnectedKeys, HandshakeState> state) {
    boolean request = requestUpdate && !awaitsUpdate;
    KeyUpdate message = new KeyUpdate(request);
    TrafficSecret next = send.next();
    send.destroy();
    return Step.next(
        state.apply(new ConnectedKeys(next, receive, suite, awaitsUpdate || request)),
        new Effect.Send(message, message.encode()),
        new Effect.SendKeys(next, KeyStage.APPLICATION, suite));
  }

  public void destroy() {
    send.destroy();
    receive.destroy();
  }

  @Override
  public String toString() {
    return "application keys of " + suite;
  }
}
