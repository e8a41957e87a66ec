package dev.padlock.cli.connect;

import dev.padlock.io.TlsSocket;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// Ends a connection that is only looked at, but not before the server could object: in TLS 1.3 a
/// server judges the client's certificate when the client is through with its handshake (RFC 9846
/// §4.5.1).
final class LastWord {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int MOST = 1 << 16;

  private final TlsSocket socket;

  LastWord(TlsSocket socket) {
    this.socket = socket;
  }

  void await() throws IOException {
    socket.closeOutput();
    socket.readTimeout(PATIENCE);
    InputStream in = socket.inputStream();
    byte[] ignored = new byte[4096];
    try {
      int n = 0;
      for (int all = 0; n >= 0 && all < MOST; all += n) {
        n = in.read(ignored);
      }
    } catch (SocketTimeoutException content) {
      socket.readTimeout(Duration.ZERO);
    }
  }
}
