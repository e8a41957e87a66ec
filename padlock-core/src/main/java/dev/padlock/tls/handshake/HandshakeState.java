package dev.padlock.tls.handshake;

/// Where a handshake stands. One type per state, holding only what is true there.
public interface HandshakeState {

  /// Forgets the secrets that this state owns.
  default void destroy() {}
}
