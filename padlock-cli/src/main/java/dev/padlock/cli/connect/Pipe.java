package dev.padlock.cli.connect;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.io.TlsSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries standard input to the peer and what the peer says to standard output, both at once.
///
/// The end of the input is said with close_notify, and what the peer still has to say is read to
/// its end.
final class Pipe {

  private static final int PIECE = 1 << 15;

  private final Terminal terminal;
  private final TlsSocket socket;
  private volatile @Nullable IOException sendingFailed;

  Pipe(Terminal terminal, TlsSocket socket) {
    this.terminal = terminal;
    this.socket = socket;
  }

  /// Returns when the peer has said all. Nothing stops a read of standard input, so that thread
  /// just ends with the process.
  void run() throws IOException {
    Thread.ofPlatform().daemon().name("padlock-stdin").start(this::send);
    try {
      receive();
    } catch (IOException failure) {
      sending().filter(first -> first != failure).ifPresent(failure::addSuppressed);
      throw failure;
    }
    sending()
        .ifPresent(failure ->
            terminal.warn("the peer ended before it had taken all input: " + failure.getMessage()));
  }

  private Optional<IOException> sending() {
    return Optional.ofNullable(sendingFailed);
  }

  private void send() {
    byte[] piece = new byte[PIECE];
    InputStream in = terminal.in();
    try {
      OutputStream out = socket.outputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        out.write(piece, 0, n);
      }
      socket.closeOutput();
    } catch (IOException failure) {
      sendingFailed = failure;
    }
  }

  private void receive() throws IOException {
    byte[] piece = new byte[PIECE];
    InputStream in = socket.inputStream();
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      print(piece, n);
    }
  }

  private void print(byte[] piece, int length) {
    try {
      terminal.data().write(piece, 0, length);
    } catch (IOException closed) {
      throw Complaint.local(
              "Nobody takes the output any more",
              "writing to standard output failed: " + closed.getMessage(),
              "read all of it, or end the input sooner")
          .raise();
    }
  }
}
