package dev.padlock.proving.interop;

import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.ServerConfig;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Just enough HTTP/1.1 on a server of ours for programs that speak nothing else: `/large` is much,
/// `/who` names the client, `/page` has a script, and what is posted anywhere comes back.
/// Connections stay open until the client leaves.
final class Web implements AutoCloseable {

  static final byte[] LARGE =
      "All work and no play. ".repeat(50_000).getBytes(StandardCharsets.US_ASCII);

  private static final String PAGE =
      "<!doctype html><p id=answer>not yet</p><script src=/script></script>";
  private static final String SCRIPT =
      "document.getElementById('answer').textContent = 'loaded over ' + location.protocol";

  private final TlsServer server;
  private final List<ConnectionInfo> connections = new CopyOnWriteArrayList<>();

  private Web(ServerConfig config) throws IOException {
    server = TlsServer.start(0, config, this::serve);
  }

  static Web start(ServerConfig config) throws IOException {
    return new Web(config);
  }

  String address(String path) {
    return "https://" + KeyFiles.HOST + ":" + server.port() + path;
  }

  int port() {
    return server.port();
  }

  /// One for each connection so far.
  List<ConnectionInfo> connections() {
    return connections;
  }

  private void serve(TlsSocket socket) throws IOException {
    connections.add(socket.info());
    InputStream in = new BufferedInputStream(socket.inputStream());
    for (String request = line(in); !request.isEmpty(); request = line(in)) {
      answer(socket, request.split(" ")[1], body(in, socket));
    }
  }

  private static void answer(TlsSocket socket, String path, byte[] posted) throws IOException {
    byte[] content =
        switch (path) {
          case "/large" -> LARGE;
          case "/who" -> socket.info().peerPath().toString().getBytes(StandardCharsets.UTF_8);
          case "/page" -> PAGE.getBytes(StandardCharsets.UTF_8);
          case "/script" -> SCRIPT.getBytes(StandardCharsets.UTF_8);
          default -> posted;
        };
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(content);
    socket.outputStream().write(all.toByteArray());
  }

  private static byte[] body(InputStream in, TlsSocket socket) throws IOException {
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(": ", 2);
      if (parts[0].equalsIgnoreCase("Content-Length")) {
        length = Integer.parseInt(parts[1]);
      } else if (parts[0].equalsIgnoreCase("Expect")) {
        byte[] goOn = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        socket.outputStream().write(goOn);
      }
    }
    return in.readNBytes(length);
  }

  /// Without its end; empty where the client has left.
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    server.close();
  }
}
