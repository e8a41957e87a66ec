package dev.padlock.proving.interop;

/// A peer that remembers sessions, over two connections: the second may resume what the first one
/// began.
interface Reunion extends AutoCloseable {

  /// Begins the next connection, as a client, or gets ready for it, as a server.
  PeerEnd meet() throws Exception;

  /// Has a client leave the first connection, where it does not do so by itself: not before it has
  /// heard something, as tickets of TLS 1.3 come just before that.
  default void part(PeerEnd first, OurEnd ours) throws Exception {
    first.talkWith(ours, "until tomorrow");
    first.hangUp();
  }

  /// Fails unless the peer says of the second connection, and of it alone, that it resumed a
  /// session.
  void assertResumed() throws Exception;

  @Override
  void close();
}
