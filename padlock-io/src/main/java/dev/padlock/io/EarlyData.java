package dev.padlock.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// What a client says before the handshake is complete (0-RTT), on a server that takes it. It is
/// apart from the streams of the socket, because an attacker may have recorded it: do with it only
/// what may happen twice, and hold everything else back until [TlsSocket#handshake] returns (RFC
/// 9846 §8, RFC 8470 §3).
public final class EarlyData {

  private final TlsSocket socket;
  private final Inbound inbound;
  private final Outbound outbound;
  private final Inbound.Patience patience;

  EarlyData(TlsSocket socket, Inbound inbound, Outbound outbound, Inbound.Patience patience) {
    this.socket = socket;
    this.inbound = inbound;
    this.outbound = outbound;
    this.patience = patience;
  }

  /// The connection on which it came.
  public TlsSocket socket() {
    return socket;
  }

  /// What came; ends where the client's early data ends. What the client says afterwards is read
  /// from the socket's own stream.
  public InputStream inputStream() {
    return new EarlyInput();
  }

  /// Puts back what was read and is not dealt with yet, in front of what is still to be read: so it
  /// can be read once more when the handshake is complete, from [TlsSocket#earlyData].
  public void putBack(byte[] bytes) {
    inbound.putBackEarly(bytes);
  }

  /// Answers at once, before the client has proven that it is alive, and nobody knows who reads it.
  public OutputStream outputStream() {
    return new EarlyOutput();
  }

  private final class EarlyInput extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      return length == 0 ? 0 : inbound.readEarly(bytes, offset, length, patience);
    }
  }

  private final class EarlyOutput extends OutputStream {

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      outbound.write(bytes, offset, length);
    }
  }
}
