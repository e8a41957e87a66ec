package dev.padlock.io;

import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.session.EarlyDataOutcome;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a client wants to say before the handshake is complete (0-RTT), for one connection, and what
/// became of it.
///
/// Whoever listens on the way can record it and send it to the server again, so it must be
/// something that may happen twice: a GET request, not an order (RFC 9846 §8, RFC 8470). Nobody
/// repeats for you what the server refuses: write [#unsent] to the socket's output stream if you
/// want that.
///
///     EarlyRequest request = EarlyRequest.of(bytes);
///     TlsSocket socket = TlsSocket.connect(host, port, config, request, null);
///     socket.outputStream().write(request.unsent());
///
/// Thread-safe.
public final class EarlyRequest {

  private final byte[] bytes;
  private int sent;
  private @Nullable Supplier<ConnectionInfo> connection;

  private EarlyRequest(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Copies the bytes.
  public static EarlyRequest of(byte[] bytes) {
    return new EarlyRequest(bytes.clone());
  }

  byte[] bytes() {
    return bytes;
  }

  synchronized void sent(int length, Supplier<ConnectionInfo> on) {
    sent = length;
    connection = on;
  }

  /// What became of it: nothing of it was sent where no ticket of the server allows that.
  public synchronized EarlyDataOutcome outcome() {
    return connection == null ? EarlyDataOutcome.NONE : connection.get().earlyData();
  }

  /// What the server has not taken as early data: all of it, what was more than its ticket allows,
  /// or nothing.
  public synchronized byte[] unsent() {
    int taken = outcome() == EarlyDataOutcome.TAKEN ? sent : 0;
    return Arrays.copyOfRange(bytes, taken, bytes.length);
  }
}
