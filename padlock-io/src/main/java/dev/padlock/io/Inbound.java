package dev.padlock.io;

import dev.padlock.tls.Need;
import dev.padlock.tls.Progress;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.EarlyDataOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Bytes from the peer on their way to the reader.
///
/// While the peer is silent this waits with five bytes for a record's header and holds no other
/// buffer. A record is opened straight into the reader's array where it fits; else what is left of
/// it waits here.
final class Inbound {

  private static final int RECORD_HEADER = 5;
  private static final int MOST_DRAINED = 1 << 18;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Guarded connection;
  private final Outbound outbound;
  private final InputStream network;
  private final ReentrantLock turn = new ReentrantLock();
  private final byte[] header = new byte[RECORD_HEADER];

  /// Bytes of the wire, from position to limit, that wait to be taken.
  private ByteBuffer arrived = EMPTY;

  private final Unread unread = new Unread();

  private volatile boolean heard;

  /// What came and nobody has read yet.
  private static final class Unread {

    /// Plaintext, from position to limit.
    private @Nullable ByteBuffer plain;

    /// Early data.
    private final Backlog early = new Backlog();
  }

  Inbound(Guarded connection, Outbound outbound, InputStream network) {
    this.connection = connection;
    this.outbound = outbound;
    this.network = network;
  }

  /// Takes turns with the peer until the handshake is complete or refused.
  void handshake(Patience patience) throws IOException {
    turn.lock();
    try {
      for (Need need = connection.need(); need != Need.NOTHING; need = connection.need()) {
        switch (need) {
          case FLUSH -> outbound.flush();
          case ANSWER -> connection.answer();
          default -> step(patience);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void step(Patience patience) throws IOException {
    switch (take(EMPTY)) {
      case INPUT_NEEDED -> {
        patience.beforeWaiting();
        fill();
      }
      case EARLY_DATA -> takeEarly();
      default -> {}
    }
  }

  /// Takes turns with the peer until it is known whether early data comes.
  ///
  /// @return whether it does
  boolean awaitEarlyData(Patience patience) throws IOException {
    turn.lock();
    try {
      Need need = connection.need();
      while (need != Need.NOTHING
          && !connection.expectsEarlyData()
          && connection.info().version().isEmpty()) {
        switch (need) {
          case FLUSH -> outbound.flush();
          case ANSWER -> connection.answer();
          default -> step(patience);
        }
        need = connection.need();
      }
      return connection.info().earlyData() == EarlyDataOutcome.TAKEN;
    } finally {
      turn.unlock();
    }
  }

  /// Waits for early data.
  ///
  /// @return how much came, at least 1; or -1 where it is over
  int readEarly(byte[] bytes, int offset, int length, Patience patience) throws IOException {
    turn.lock();
    try {
      while (unread.early.isEmpty() && connection.expectsEarlyData()) {
        switch (takeEarly()) {
          case INPUT_NEEDED -> {
            patience.beforeWaiting();
            fill();
          }
          case ANSWER_NEEDED -> connection.answer();
          default -> {}
        }
      }
      int moved = unread.early.take(bytes, offset, length);
      return moved == 0 ? -1 : moved;
    } finally {
      turn.unlock();
    }
  }

  /// Early data that was read, and is to be read again.
  void putBackEarly(byte[] bytes) {
    turn.lock();
    try {
      unread.early.putBack(bytes);
    } finally {
      turn.unlock();
    }
  }

  /// Early data is kept until somebody reads it; a ticket allows only so much of it.
  private Progress takeEarly() throws IOException {
    ByteBuffer room = SpareBuffers.borrow();
    try {
      Progress progress = connection.receiveEarly(arrived, room);
      outbound.flush();
      unread.early.add(room.array(), 0, room.position());
      return progress;
    } catch (TlsException refusal) {
      tellPeer(refusal);
      throw refusal;
    } finally {
      SpareBuffers.giveBackWiped(room.flip());
      release();
    }
  }

  /// Limits how long the handshake waits for the peer.
  @FunctionalInterface
  interface Patience {
    void beforeWaiting() throws IOException;
  }

  /// Waits for application data.
  ///
  /// @return how much came, at least 1; or -1 after the peer's close_notify
  int read(byte[] bytes, int offset, int length) throws IOException {
    turn.lock();
    try {
      int moved = 0;
      while (moved == 0) {
        moved =
            unread.plain == null
                ? receive(bytes, offset, length)
                : serve(unread.plain, bytes, offset, length);
      }
      return moved;
    } finally {
      turn.unlock();
    }
  }

  private int serve(ByteBuffer from, byte[] bytes, int offset, int length) {
    int moved = Math.min(length, from.remaining());
    from.get(bytes, offset, moved);
    if (!from.hasRemaining()) {
      SpareBuffers.giveBackWiped(from);
      unread.plain = null;
    }
    return moved;
  }

  /// One step: takes a record, or waits for more of it.
  private int receive(byte[] bytes, int offset, int length) throws IOException {
    boolean fits = length >= fragmentLength();
    ByteBuffer room = fits ? ByteBuffer.wrap(bytes, offset, length) : SpareBuffers.borrow();
    int before = room.position();
    Progress progress;
    try {
      progress = take(room);
    } finally {
      if (!fits) {
        keep(room.flip());
      }
    }
    switch (progress) {
      case INPUT_NEEDED -> fill();
      case ANSWER_NEEDED -> connection.answer();
      case CLOSED -> {
        return -1;
      }
      default -> {}
    }
    return fits ? room.position() - before : 0;
  }

  private void keep(ByteBuffer plain) {
    if (plain.hasRemaining()) {
      unread.plain = plain;
    } else {
      SpareBuffers.giveBack(plain);
    }
  }

  /// How long the fragment of the next record is, and so at least its content; 0 while its header
  /// is not there.
  private int fragmentLength() {
    return arrived.remaining() < RECORD_HEADER
        ? 0
        : Short.toUnsignedInt(arrived.getShort(arrived.position() + RECORD_HEADER - 2));
  }

  /// Lets the connection take one record. Where it refuses, the peer is told before anybody else.
  private Progress take(ByteBuffer out) throws IOException {
    try {
      Progress progress = connection.receive(arrived, out);
      outbound.flush();
      return progress;
    } catch (TlsException refusal) {
      tellPeer(refusal);
      throw refusal;
    } finally {
      release();
    }
  }

  /// A peer that speaks another protocol would take an alert for its own answer, so it gets none.
  private void tellPeer(TlsException refusal) {
    if (refusal.refusal() == Malformation.NOT_TLS) {
      return;
    }
    try {
      outbound.flush();
    } catch (IOException gone) {
      refusal.addSuppressed(gone);
    }
  }

  private void release() {
    if (arrived != EMPTY && !arrived.hasRemaining()) {
      SpareBuffers.giveBack(arrived);
      arrived = EMPTY;
    }
  }

  /// Waits for at least one more byte of the wire. A timeout loses nothing: the next call goes on.
  private void fill() throws IOException {
    if (arrived != EMPTY) {
      fillBuffer();
      return;
    }
    int read = network.read(header);
    if (read < 0) {
      connection.inputEnded();
      return;
    }
    arrived = SpareBuffers.borrow().put(header, 0, read).flip();
    if (!heard && network.available() > 0) {
      fillBuffer(); // Where this is no TLS, more than five bytes are worth showing.
    }
    heard = true;
  }

  private void fillBuffer() throws IOException {
    arrived.compact();
    int read = 0;
    try {
      read = network.read(arrived.array(), arrived.position(), arrived.remaining());
    } finally {
      arrived.position(arrived.position() + Math.max(read, 0)).flip();
    }
    if (read < 0) {
      connection.inputEnded();
    }
  }

  /// Bytes that can be read without waiting.
  int available() {
    if (!turn.tryLock()) {
      return 0;
    }
    try {
      return unread.plain == null ? 0 : unread.plain.remaining();
    } finally {
      turn.unlock();
    }
  }

  /// Whether the peer ever sent a byte.
  boolean hasHeard() {
    return heard;
  }

  /// Why a write failed, if the peer said so: one that refuses us closes at once, and its alert may
  /// not have been read. Application data that comes first is kept for the reader, and ends the
  /// search.
  IOException lastWords(IOException cut) {
    if (!turn.tryLock()) {
      return cut;
    }
    try {
      while (unread.plain == null) {
        ByteBuffer room = SpareBuffers.borrow();
        Progress progress;
        try {
          progress = take(room);
        } finally {
          keep(room.flip());
        }
        if (progress == Progress.INPUT_NEEDED) {
          fill();
        } else if (progress == Progress.CLOSED) {
          return cut;
        }
      }
      return cut;
    } catch (TlsException refusal) {
      refusal.addSuppressed(cut);
      return refusal;
    } catch (IOException silent) {
      return cut;
    } finally {
      turn.unlock();
    }
  }

  /// Throws away what the peer has sent and nobody will read: closing a socket that holds unread
  /// bytes resets the connection, and the reset can overtake our alert.
  ///
  /// @param toTheEnd whether to wait for the peer's end too
  void drain(boolean toTheEnd) throws IOException {
    if (!turn.tryLock()) {
      return;
    }
    byte[] away = new byte[4096];
    try {
      for (int drained = 0; drained < MOST_DRAINED; ) {
        int read = toTheEnd || network.available() > 0 ? network.read(away) : -1;
        if (read < 0) {
          return;
        }
        drained += read;
      }
    } finally {
      turn.unlock();
    }
  }
}
