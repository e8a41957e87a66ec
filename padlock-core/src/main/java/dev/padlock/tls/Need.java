package dev.padlock.tls;

/// What a connection waits for before its handshake can go on.
public enum Need {
  /// Bytes from the peer: call [TlsConnection#receive].
  INPUT,
  /// Something must reach the peer: call [TlsConnection#send] and write what it made.
  FLUSH,
  /// A [PendingAnswer]: run it, on any thread, then come back.
  ANSWER,
  /// Nothing: the connection is up, and send and receive as the application likes; or it is over.
  NOTHING
}
