package dev.padlock.proving.bogo;

import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One of Padlock's ways to speak TLS over a TCP socket. Closing the socket is up to whoever opened
/// it.
sealed interface Link permits SocketLink, EngineLink {

  /// Completes the handshake, where that has not been done.
  void handshake() throws IOException;

  /// Reads what there is, and waits for the first byte of it; -1 after close_notify.
  int read(byte[] into) throws IOException;

  void write(byte[] bytes) throws IOException;

  /// Renews our keys, without asking the peer to do the same.
  void updateKeys() throws IOException;

  /// Says close_notify.
  void closeOutput() throws IOException;

  /// Begins to write, and stops in the midst of the record until the next write.
  void leaveUnfinished(byte[] bytes) throws IOException, Unimplemented;

  byte[] export(String label, @Nullable Opaque context, int length);

  boolean isEstablished();

  ConnectionInfo info();
}
