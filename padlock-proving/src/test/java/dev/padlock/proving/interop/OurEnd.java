package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.io.EarlyData;
import dev.padlock.io.EarlyRequest;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.trace.TraceEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Our end of one connection, on a socket of padlock-io.
final class OurEnd implements AutoCloseable {

  private final TlsSocket socket;
  private final List<TraceEvent> trace;

  private OurEnd(TlsSocket socket, List<TraceEvent> trace) throws IOException {
    this.socket = socket;
    this.trace = trace;
    socket.handshakeTimeout(Program.PATIENCE);
    socket.readTimeout(Program.PATIENCE);
  }

  /// A client of the server on this port of 127.0.0.1, before the handshake.
  static OurEnd connect(ClientConfig config, int port) throws IOException {
    return connect(config, KeyFiles.HOST, port);
  }

  /// The same under another name of the server.
  static OurEnd connect(ClientConfig config, String name, int port) throws IOException {
    List<TraceEvent> trace = new CopyOnWriteArrayList<>();
    ClientConnection connection = ClientConnection.open(config, name, trace::add);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    return new OurEnd(TlsSocket.over(socket, connection), trace);
  }

  /// A server for a client that has connected, before the handshake.
  static OurEnd accepted(ServerConfig config, Socket socket) throws IOException {
    List<TraceEvent> trace = new CopyOnWriteArrayList<>();
    return new OurEnd(TlsSocket.over(socket, ServerConnection.open(config, trace::add)), trace);
  }

  void sendEarly(EarlyRequest request) throws IOException {
    socket.sendEarly(request);
  }

  /// The client's early data, where we take it.
  Optional<EarlyData> earlyData() throws IOException {
    return socket.earlyData();
  }

  void handshake() throws IOException {
    socket.handshake();
  }

  void say(String line) throws IOException {
    send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.outputStream().write(bytes);
  }

  /// The next line from the peer; an empty one at its end.
  String hear() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = socket.inputStream().read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = socket.inputStream().read();
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  byte[] hear(int length) throws IOException {
    return socket.inputStream().readNBytes(length);
  }

  void updateKeys(boolean askPeer) throws IOException {
    socket.updateKeys(askPeer);
  }

  /// Says close_notify.
  void closeOutput() throws IOException {
    socket.closeOutput();
  }

  /// Fails unless the next that the peer says is close_notify.
  void assertEnd() throws IOException {
    assertEquals(-1, socket.inputStream().read());
  }

  /// Leaves without waiting for anything.
  void leave() {
    socket.close();
  }

  ConnectionInfo info() {
    return socket.info();
  }

  byte[] exported(String label, int length) {
    return socket.exportKeyingMaterial(label, length);
  }

  /// What happened, of one kind.
  <E extends TraceEvent> Stream<E> seen(Class<E> kind) {
    return trace.stream().filter(kind::isInstance).map(kind::cast);
  }

  /// What happened, one event a line.
  String story() {
    return trace.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    socket.close();
  }
}
