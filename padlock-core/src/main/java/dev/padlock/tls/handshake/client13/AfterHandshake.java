package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.Connected;
import dev.padlock.tls.wire.message.NewSessionTicket;

/// Chapter six: what a server may still say once both are connected (RFC 9846 §4.7).
final class AfterHandshake {

  private AfterHandshake() {}

  /// A ticket is remembered for the next connection; a client that does not resume lets it go (RFC
  /// 9846 §4.7.1).
  static Step ticket(Connected s, NewSessionTicket m) {
    return s.sessions() == null
        ? Step.next(s)
        : s.sessions().of(m).map(effect -> Step.next(s, effect)).orElseGet(() -> Step.next(s));
  }
}
