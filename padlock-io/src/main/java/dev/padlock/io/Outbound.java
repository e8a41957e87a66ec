package dev.padlock.io;

import dev.padlock.tls.Need;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/// Sealed bytes on their way to the peer.
///
/// A writer keeps its turn while the network is slow, so that records stay in order. Whoever owes
/// the peer something but finds the turn taken leaves it to that writer, and never waits.
final class Outbound {

  private final Guarded connection;
  private final OutputStream network;
  private final ReentrantLock turn = new ReentrantLock();

  Outbound(Guarded connection, OutputStream network) {
    this.connection = connection;
    this.network = network;
  }

  /// Sends application data. The handshake is complete.
  void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer plain = ByteBuffer.wrap(bytes, offset, length);
    turn.lock();
    try {
      while (plain.hasRemaining()) {
        seal(plain);
      }
    } finally {
      turn.unlock();
    }
    flush();
  }

  private void seal(ByteBuffer plain) throws IOException {
    ByteBuffer wire = SpareBuffers.borrow();
    try {
      connection.send(plain, wire);
      if (wire.position() == 0) {
        throw new IOException("Sending was closed by close_notify");
      }
      network.write(wire.array(), 0, wire.position());
    } finally {
      SpareBuffers.giveBack(wire);
    }
  }

  /// Sends what is owed: handshake messages, alerts, close_notify.
  void flush() throws IOException {
    while (connection.need() == Need.FLUSH && turn.tryLock()) {
      ByteBuffer wire = SpareBuffers.borrow();
      try {
        connection.flush(wire);
        network.write(wire.array(), 0, wire.position());
      } finally {
        SpareBuffers.giveBack(wire);
        turn.unlock();
      }
    }
  }
}
