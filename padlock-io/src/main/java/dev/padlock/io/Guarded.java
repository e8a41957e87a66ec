package dev.padlock.io;

import dev.padlock.tls.ChannelBinding;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.Need;
import dev.padlock.tls.PendingAnswer;
import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A connection that several threads may use: one call at a time. There is no I/O in here, so
/// nobody ever waits long for the lock.
final class Guarded {

  private static final ByteBuffer[] NONE = {};

  private final TlsConnection connection;

  Guarded(TlsConnection connection) {
    this.connection = connection;
  }

  synchronized Need need() {
    return connection.need();
  }

  synchronized Progress receive(ByteBuffer in, ByteBuffer out) throws TlsException {
    return connection.receive(in, out);
  }

  /// Seals into `out` what is due, then of `in` as much as fits.
  synchronized Progress send(ByteBuffer in, ByteBuffer out) throws TlsException {
    Progress progress = connection.send(in, out);
    while (progress == Progress.DONE && in.hasRemaining()) {
      progress = connection.send(in, out);
    }
    return progress;
  }

  /// Seals into `out` what is due, then of `in` as much as fits and may be sent as early data.
  synchronized Progress sendEarly(ByteBuffer in, ByteBuffer out) throws TlsException {
    if (!(connection instanceof ClientConnection client)) {
      throw new IllegalStateException("early data is the client's");
    }
    Progress progress = client.sendEarlyData(in, out);
    while (progress == Progress.DONE && in.hasRemaining()) {
      progress = client.sendEarlyData(in, out);
    }
    return progress;
  }

  synchronized Progress receiveEarly(ByteBuffer in, ByteBuffer out) throws TlsException {
    return connection instanceof ServerConnection server
        ? server.receiveEarlyData(in, out)
        : Progress.NOTHING;
  }

  /// Whether the client's early data is taken, and not over.
  synchronized boolean expectsEarlyData() {
    return connection instanceof ServerConnection server && server.expectsEarlyData();
  }

  synchronized Progress flush(ByteBuffer out) throws TlsException {
    return connection.send(NONE, 0, 0, out);
  }

  /// Judging and signing may take long, so they are done outside the lock.
  void answer() {
    pending().ifPresent(PendingAnswer::run);
  }

  private synchronized Optional<PendingAnswer> pending() {
    return connection.pendingAnswer();
  }

  synchronized void closeSending() {
    connection.closeSending();
  }

  synchronized void inputEnded() throws TlsException {
    connection.inputEnded();
  }

  synchronized void updateKeys(boolean requestPeer) throws TlsException {
    connection.updateKeys(requestPeer);
  }

  synchronized boolean isHandshakeComplete() {
    return connection.isHandshakeComplete();
  }

  synchronized boolean isReceiveClosed() {
    return connection.isReceiveClosed();
  }

  synchronized Optional<TlsException> failure() {
    return connection.failure();
  }

  synchronized ConnectionInfo info() {
    return connection.info();
  }

  synchronized byte[] exportKeyingMaterial(String label, Opaque context, int length) {
    return connection.exportKeyingMaterial(label, context, length);
  }

  synchronized byte[] exportKeyingMaterial(String label, int length) {
    return connection.exportKeyingMaterial(label, length);
  }

  synchronized byte[] channelBinding(ChannelBinding type) throws TlsException {
    return connection.channelBinding(type);
  }
}
