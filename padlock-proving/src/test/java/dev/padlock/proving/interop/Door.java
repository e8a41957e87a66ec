package dev.padlock.proving.interop;

import dev.padlock.tls.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A port of ours on 127.0.0.1.
record Door(ServerSocket socket) implements AutoCloseable {

  static Door open() throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(Math.toIntExact(Program.PATIENCE.toMillis()));
    return new Door(socket);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// The next client, before the handshake.
  OurEnd accept(ServerConfig config) throws IOException {
    return OurEnd.accepted(config, socket.accept());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
