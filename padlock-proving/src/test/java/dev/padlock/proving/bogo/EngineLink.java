package dev.padlock.proving.bogo;

import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.Need;
import dev.padlock.tls.PendingAnswer;
import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.EarlyDataOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The engine without I/O, in the most trying way: it gets a byte at a time, no more room than it
/// asks for, and the answers to its questions as late as possible.
final class EngineLink implements Link {

  private static final int END = -1;

  private final TlsConnection connection;
  private final InputStream in;
  private final OutputStream out;
  private final ByteBuffer received = ByteBuffer.allocate(TlsConnection.RECORD_BUFFER_SIZE);
  private ByteBuffer plain = ByteBuffer.allocate(1);
  private ByteBuffer early = ByteBuffer.allocate(1);
  private byte[] unfinished = {};

  EngineLink(Socket transport, TlsConnection connection) throws IOException {
    this.connection = connection;
    this.in = transport.getInputStream();
    this.out = transport.getOutputStream();
  }

  @Override
  public void handshake() throws IOException {
    while (!isShaken()) {
      step();
    }
  }

  private boolean isShaken() {
    return connection.isHandshakeComplete() && connection.need() == Need.NOTHING;
  }

  private void step() throws IOException {
    switch (connection.need()) {
      case FLUSH -> flush();
      case INPUT -> feed();
      case ANSWER -> answer();
      case NOTHING -> requireNoFailure();
    }
  }

  @Override
  public void handshakeUntil(BooleanSupplier enough) throws IOException {
    while (!isShaken() && !enough.getAsBoolean()) {
      step();
    }
  }

  @Override
  public boolean awaitEarly() throws IOException {
    handshakeUntil(() -> expectsEarly() || connection.info().version().isPresent());
    return connection.info().earlyData() == EarlyDataOutcome.TAKEN;
  }

  private boolean expectsEarly() {
    return connection instanceof ServerConnection server && server.expectsEarlyData();
  }

  /// The answer that was taken last may have ended the handshake, well or badly.
  private void requireNoFailure() throws TlsException {
    if (connection.failure().isPresent()) {
      farewell(connection.failure().get());
      throw connection.failure().get();
    }
  }

  /// While somebody thinks, the engine may be offered what comes; it holds it back or takes it.
  private void answer() throws IOException {
    PendingAnswer pending = connection.pendingAnswer().orElseThrow();
    if (in.available() > 0) {
      feed();
    }
    pending.run();
  }

  @Override
  public int read(byte[] into) throws IOException {
    handshake();
    while (plain.position() == 0) {
      if (connection.isReceiveClosed() || !feed()) {
        return END;
      }
      flush();
    }
    return moved(plain, into);
  }

  /// Early data comes record by record among the handshake's own.
  @Override
  public int readEarly(byte[] into) throws IOException {
    while (early.position() == 0 && expectsEarly()) {
      step();
    }
    return early.position() == 0 ? END : moved(early, into);
  }

  private static int moved(ByteBuffer from, byte[] into) {
    from.flip();
    int length = Math.min(into.length, from.remaining());
    from.get(into, 0, length);
    from.compact();
    return length;
  }

  /// Puts one byte more before the engine. False once there are no more.
  private boolean feed() throws IOException {
    Progress progress = take();
    if (progress != Progress.INPUT_NEEDED && progress != Progress.ANSWER_NEEDED) {
      return progress != Progress.CLOSED;
    }
    if (!received.hasRemaining()) {
      return true;
    }
    int next = in.read();
    if (next == END) {
      connection.inputEnded();
      return false;
    }
    received.put((byte) next);
    take();
    return true;
  }

  private Progress take() throws IOException {
    received.flip();
    try {
      Progress progress = connection.receive(received, plain);
      if (progress == Progress.ROOM_NEEDED) {
        plain = enlarged(plain, connection.roomNeeded());
        progress = connection.receive(received, plain);
      }
      return progress == Progress.EARLY_DATA ? takeEarly() : progress;
    } catch (TlsException refusal) {
      farewell(refusal);
      throw refusal;
    } finally {
      received.compact();
    }
  }

  private Progress takeEarly() throws TlsException {
    ServerConnection server = (ServerConnection) connection;
    Progress progress = server.receiveEarlyData(received, early);
    if (progress == Progress.ROOM_NEEDED) {
      early = enlarged(early, connection.roomNeeded());
      progress = server.receiveEarlyData(received, early);
    }
    return progress;
  }

  /// The alert must reach the peer; where it cannot, the refusal stays what it is.
  private void farewell(TlsException refusal) {
    try {
      flush();
    } catch (IOException lost) {
      if (lost != refusal) {
        refusal.addSuppressed(lost);
      }
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    handshake();
    writeEarly(bytes);
  }

  @Override
  public void writeEarly(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      send(seal(left));
    }
  }

  private void flush() throws IOException {
    byte[] sealed = seal(ByteBuffer.allocate(0));
    while (sealed.length > 0) {
      send(sealed);
      sealed = seal(ByteBuffer.allocate(0));
    }
  }

  private byte[] seal(ByteBuffer data) throws TlsException {
    ByteBuffer sealed = ByteBuffer.allocate(0);
    while (connection.send(data, sealed) == Progress.ROOM_NEEDED) {
      if (sealed.position() > 0) {
        break;
      }
      sealed = ByteBuffer.allocate(connection.roomNeeded());
    }
    return Arrays.copyOf(sealed.array(), sealed.position());
  }

  private void send(byte[] sealed) throws IOException {
    out.write(unfinished);
    unfinished = new byte[0];
    out.write(sealed);
  }

  @Override
  public void leaveUnfinished(byte[] bytes) throws IOException {
    begin(seal(ByteBuffer.wrap(bytes)));
  }

  private void begin(byte[] sealed) throws IOException {
    out.write(sealed, 0, 1);
    unfinished = Arrays.copyOfRange(sealed, 1, sealed.length);
  }

  @Override
  public int sendEarly(byte[] bytes) throws IOException {
    flush();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    byte[] sealed = sealedEarly(left);
    while (sealed.length > 0) {
      send(sealed);
      sealed = sealedEarly(left);
    }
    return left.position();
  }

  @Override
  public void leaveEarlyUnfinished(byte[] bytes) throws IOException {
    flush();
    begin(sealedEarly(ByteBuffer.wrap(bytes)));
  }

  /// Empty where nothing is left that may be sent.
  private byte[] sealedEarly(ByteBuffer data) throws TlsException {
    ByteBuffer sealed = ByteBuffer.allocate(TlsConnection.RECORD_BUFFER_SIZE);
    if (data.hasRemaining()) {
      ((ClientConnection) connection).sendEarlyData(data, sealed);
    }
    return Arrays.copyOf(sealed.array(), sealed.position());
  }

  @Override
  public void updateKeys() throws IOException {
    connection.updateKeys(false);
    flush();
  }

  @Override
  public void closeOutput() throws IOException {
    connection.closeSending();
    flush();
  }

  @Override
  public byte[] export(String label, @Nullable Opaque context, int length) {
    return context == null
        ? connection.exportKeyingMaterial(label, length)
        : connection.exportKeyingMaterial(label, context, length);
  }

  @Override
  public boolean isEstablished() {
    return connection.isHandshakeComplete();
  }

  @Override
  public ConnectionInfo info() {
    return connection.info();
  }

  private static ByteBuffer enlarged(ByteBuffer buffer, int room) {
    return ByteBuffer.allocate(buffer.position() + room).put(buffer.flip());
  }
}
