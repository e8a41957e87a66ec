package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.Connected;

/// Chapter six: what a server may still say once both are connected (RFC 9846 §4.7).
final class AfterHandshake {

  private AfterHandshake() {}

  /// Tickets are let go: this client does not resume, and must then ignore them (RFC 9846 §4.7.1).
  static Step ticket(Connected s) {
    return Step.next(s);
  }
}
