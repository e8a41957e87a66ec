package dev.padlock.tls.handshake;

/// Where a handshake stands. One type per state, holding only what is true there.
public interface HandshakeState {

  /// For people: the state's name in the score.
  default String name() {
    return getClass().getSimpleName();
  }

  /// Forgets the secrets that this state owns.
  default void destroy() {}
}
