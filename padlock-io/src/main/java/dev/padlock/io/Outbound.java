package dev.padlock.io;

import dev.padlock.tls.Need;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// Sealed bytes on their way to the peer.
///
/// A writer keeps its turn while the network is slow, so that records stay in order. Whoever owes
/// the peer something but finds the turn taken leaves it to that writer, and never waits.
final class Outbound {

  private final Guarded connection;
  private final OutputStream network;
  private final ReentrantLock turn = new ReentrantLock();

  /// When the write began that the network has not taken yet; 0 where there is none.
  private volatile long writingSince;

  private volatile boolean givenUp;

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

  /// Sends early data, behind the hello.
  ///
  /// @return how much of it could be sent
  int writeEarly(byte[] bytes) throws IOException {
    ByteBuffer plain = ByteBuffer.wrap(bytes);
    turn.lock();
    try {
      boolean more = true;
      while (more) {
        ByteBuffer wire = SpareBuffers.borrow();
        try {
          int before = plain.position();
          connection.sendEarly(plain, wire);
          put(wire);
          more = plain.hasRemaining() && plain.position() > before;
        } finally {
          SpareBuffers.giveBack(wire);
        }
      }
    } finally {
      turn.unlock();
    }
    return plain.position();
  }

  private void seal(ByteBuffer plain) throws IOException {
    ByteBuffer wire = SpareBuffers.borrow();
    try {
      connection.send(plain, wire);
      if (wire.position() == 0) {
        throw new IOException("Sending was closed by close_notify");
      }
      put(wire);
    } finally {
      SpareBuffers.giveBack(wire);
    }
  }

  private void put(ByteBuffer wire) throws IOException {
    writingSince = System.nanoTime() | 1;
    try {
      network.write(wire.array(), 0, wire.position());
    } catch (SocketException cut) {
      throw givenUp ? stuck(cut) : cut;
    } finally {
      writingSince = 0;
    }
  }

  private static SocketException stuck(SocketException cut) {
    SocketException stuck = new SocketException("The peer took nothing of what was sent to it");
    stuck.initCause(cut);
    return stuck;
  }

  /// Whether a record has waited that long for a peer that takes nothing. Whoever is told so closes
  /// the socket.
  boolean givesUpAfter(Duration limit) {
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > limit.toNanos()) {
      givenUp = true;
    }
    return givenUp;
  }

  /// Sends what is owed: handshake messages, alerts, close_notify.
  void flush() throws IOException {
    while (connection.need() == Need.FLUSH && turn.tryLock()) {
      try {
        putOwed();
      } finally {
        turn.unlock();
      }
    }
  }

  /// The same for whoever closes the socket next: waits for its turn, because a writer that has it
  /// would find no socket any more.
  void flushInTurn() throws IOException {
    turn.lock();
    try {
      while (connection.need() == Need.FLUSH) {
        putOwed();
      }
    } finally {
      turn.unlock();
    }
  }

  private void putOwed() throws IOException {
    ByteBuffer wire = SpareBuffers.borrow();
    try {
      connection.flush(wire);
      put(wire);
    } finally {
      SpareBuffers.giveBack(wire);
    }
  }
}
