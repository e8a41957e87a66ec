package dev.padlock.tls.handshake;

import dev.padlock.tls.error.TlsException;

/// One state machine: a pure function from where we are and what came to what follows.
///
/// It keeps nothing between calls; the conductor holds the state.
public interface Score {

  /// What opens the handshake.
  Step start() throws TlsException;

  /// What follows when the peer says `in`. A pair that no line allows is refused.
  Step on(HandshakeState state, Incoming in) throws TlsException;

  /// What follows when the question that `awaiting` waits for is answered.
  Step answered(HandshakeState awaiting, Answer answer) throws TlsException;

  /// What renews our sending keys (RFC 9846 §4.7.3). Only after the handshake.
  Step renewSendingKeys(HandshakeState connected, boolean requestUpdate) throws TlsException;
}
