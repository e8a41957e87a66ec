package dev.padlock.proving.bogo;

import dev.padlock.io.EarlyData;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.Progress;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The blocking socket of padlock-io.
final class SocketLink implements Link {

  private final TlsConnection connection;
  private final TlsSocket socket;
  private final OutputStream out;
  private @Nullable EarlyData early;

  SocketLink(Socket transport, TlsConnection connection) throws IOException {
    this.connection = connection;
    this.out = transport.getOutputStream();
    this.socket = TlsSocket.over(transport, connection);
  }

  @Override
  public void handshake() throws IOException {
    socket.handshake();
  }

  @Override
  public int read(byte[] into) throws IOException {
    return socket.inputStream().read(into);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    socket.outputStream().write(bytes);
  }

  @Override
  public void updateKeys() throws IOException {
    socket.updateKeys(false);
  }

  @Override
  public void closeOutput() throws IOException {
    socket.closeOutput();
  }

  @Override
  public void leaveUnfinished(byte[] bytes) throws Unimplemented {
    throw new Unimplemented("a blocking write that is left unfinished");
  }

  /// A socket over one that is connected already says nothing early, so the connection does it
  /// below it.
  @Override
  public int sendEarly(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    ByteBuffer sealed = ByteBuffer.allocate(TlsConnection.RECORD_BUFFER_SIZE);
    Progress progress = Progress.DONE;
    while (left.hasRemaining() && progress == Progress.DONE) {
      progress = ((ClientConnection) connection).sendEarlyData(left, sealed);
      out.write(sealed.array(), 0, sealed.position());
      sealed.clear();
    }
    return left.position();
  }

  @Override
  public void leaveEarlyUnfinished(byte[] bytes) throws Unimplemented {
    throw new Unimplemented("a blocking write that is left unfinished");
  }

  @Override
  public void handshakeUntil(BooleanSupplier enough) throws Unimplemented {
    throw new Unimplemented("a blocking handshake that is left unfinished");
  }

  @Override
  public boolean awaitEarly() throws IOException {
    Optional<EarlyData> coming = socket.earlyData();
    early = coming.orElse(null);
    return coming.isPresent();
  }

  @Override
  public int readEarly(byte[] into) throws IOException {
    return Objects.requireNonNull(early).inputStream().read(into);
  }

  @Override
  public void writeEarly(byte[] bytes) throws IOException {
    Objects.requireNonNull(early).outputStream().write(bytes);
  }

  @Override
  public byte[] export(String label, @Nullable Opaque context, int length) {
    return context == null
        ? socket.exportKeyingMaterial(label, length)
        : socket.exportKeyingMaterial(label, context, length);
  }

  @Override
  public boolean isEstablished() {
    return connection.isHandshakeComplete();
  }

  @Override
  public ConnectionInfo info() {
    return socket.info();
  }
}
