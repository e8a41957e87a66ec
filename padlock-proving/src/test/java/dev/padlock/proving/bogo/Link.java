package dev.padlock.proving.bogo;

import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import java.util.function.BooleanSupplier;
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

  /// Sends early data, as much as may be sent.
  ///
  /// @return how much that is
  int sendEarly(byte[] bytes) throws IOException;

  /// Sends early data, but stops in the midst of the record until the next write.
  void leaveEarlyUnfinished(byte[] bytes) throws IOException, Unimplemented;

  /// Goes on with the handshake until this is so, or it is complete.
  void handshakeUntil(BooleanSupplier enough) throws IOException, Unimplemented;

  /// Waits until it is known whether the client sends early data, and it is taken.
  boolean awaitEarly() throws IOException;

  /// Reads early data; -1 when it is over.
  int readEarly(byte[] into) throws IOException;

  /// Answers early data before the handshake is complete.
  void writeEarly(byte[] bytes) throws IOException;

  byte[] export(String label, @Nullable Opaque context, int length);

  boolean isEstablished();

  ConnectionInfo info();
}
