package dev.padlock.proving.interop;

import dev.padlock.tls.error.AlertDescription;

/// The other end of one connection: a program, or a library in a thread of its own.
interface PeerEnd extends AutoCloseable {

  /// Where it listens, on 127.0.0.1.
  int port();

  /// Carries this line in each direction, and fails unless both arrive.
  void talkWith(OurEnd ours, String line) throws Exception;

  /// Makes it renew its keys and ask us to do so too; false where nothing can make it.
  boolean updateKeys() throws Exception;

  /// Makes it close the connection as its user would.
  void hangUp() throws Exception;

  /// Lets it close in return, where it does not do so by itself.
  default void hangUpToo() throws Exception {}

  /// Fails unless it ends by itself, content.
  void assertContent() throws Exception;

  /// Fails unless it tells its user that we sent this alert.
  void assertHeard(AlertDescription alert) throws Exception;

  /// All that it printed.
  String told();

  /// Ends it, whatever it does.
  @Override
  void close();
}
