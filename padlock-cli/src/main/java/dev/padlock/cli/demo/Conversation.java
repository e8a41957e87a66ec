package dev.padlock.cli.demo;

import dev.padlock.io.EarlyData;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// What the two say to each other once they are connected: a request of HTTP and its answer.
final class Conversation {

  /// Nobody in the middle may read this ...
  static final String ASKED = "/letters/42";

  /// ... nor this.
  static final String TOLD = "Meet me where the two rivers join.";

  static final String REQUEST = "GET " + ASKED + " HTTP/1.1\r\nhost: localhost\r\n\r\n";

  private static final int LONGEST = 4096;

  private Conversation() {}

  static String answer(List<String> clientPath) {
    String whom = clientPath.isEmpty() ? "" : "Dear " + clientPath.getFirst() + ". ";
    return "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + whom + TOLD + "\n";
  }

  /// The client's part.
  ///
  /// @return the answer, to the server's close_notify
  static String ask(TlsSocket socket) throws IOException {
    socket.outputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    return read(socket.inputStream(), "");
  }

  /// The client's part where it has asked already.
  static String hear(TlsSocket socket) throws IOException {
    return read(socket.inputStream(), "");
  }

  /// The server's part where the request comes before the handshake is complete.
  ///
  /// @return the request
  static String replyEarly(EarlyData early) throws IOException {
    String request = read(early.inputStream(), "\r\n\r\n");
    early.outputStream().write(answer(List.of()).getBytes(StandardCharsets.US_ASCII));
    return request;
  }

  /// The server's part.
  ///
  /// @return the request
  static String reply(TlsSocket socket) throws IOException {
    String request = read(socket.inputStream(), "\r\n\r\n");
    if (!request.isEmpty()) {
      String answer = answer(socket.info().peerPath());
      socket.outputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      socket.closeOutput();
    }
    return request;
  }

  /// @param end what the text ends with; empty for the end of the stream
  private static String read(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[LONGEST];
    while (text.length() < LONGEST && (end.isEmpty() || text.indexOf(end) < 0)) {
      int count = in.read(buffer);
      if (count < 0) {
        break;
      }
      text.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
    }
    return text.toString();
  }

  /// Sixteen bytes that only those can compute who hold the secrets of this very connection (RFC
  /// 9846 §7.5).
  static String keyProof(TlsSocket socket) {
    return HexFormat.of()
        .formatHex(socket.exportKeyingMaterial("EXPORTER-padlock-demo", Opaque.EMPTY, 16));
  }
}
