package dev.padlock.proving.bogo;

import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// The blocking socket of padlock-io.
final class SocketLink implements Link {

  private final TlsConnection connection;
  private final TlsSocket socket;

  SocketLink(Socket transport, TlsConnection connection) throws IOException {
    this.connection = connection;
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
