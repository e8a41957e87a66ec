package dev.padlock.bench.stack;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One end of a connection, with nothing between it and the other but two buffers.
public interface Endpoint extends Records, AutoCloseable {

  /// Does all that can be done: takes what came, runs what it asks for, writes what it has to say.
  ///
  /// @return whether anything happened
  boolean drive(ByteBuffer in, ByteBuffer out) throws IOException;

  /// Whether the handshake is complete on this end.
  boolean isConnected();

  /// Lets go of what the garbage collector does not free.
  @Override
  void close();
}
