package dev.padlock.io;

import dev.padlock.tls.ChannelBinding;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A TLS connection over a TCP socket, with streams that block. Made for virtual threads, at home
/// on any.
///
/// One thread may read while another writes; [#close()] may be called from a third. A refusal comes
/// out of whichever call meets it as a [TlsException], after the peer was sent its alert. Nothing
/// is done in the background.
public final class TlsSocket implements Closeable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Socket socket;
  private final Guarded connection;
  private final Outbound outbound;
  private final Inbound inbound;
  private final ReentrantLock handshaking = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean established;
  private volatile Timeouts timeouts = new Timeouts(HANDSHAKE_TIMEOUT, Duration.ZERO);

  private record Timeouts(Duration handshake, Duration read) {}

  private TlsSocket(Socket socket, TlsConnection connection) throws IOException {
    this.socket = socket;
    this.connection = new Guarded(connection);
    this.outbound = new Outbound(this.connection, socket.getOutputStream());
    this.inbound = new Inbound(this.connection, outbound, socket.getInputStream());
  }

  /// Connects to a server and completes the handshake: it is who it should be when this returns.
  ///
  /// @param host a DNS name or IP address; the server's certificate must be for it
  /// @throws TlsException where the server is refused, or refuses us
  /// @throws java.net.ConnectException where no address of the host answers
  public static TlsSocket connect(String host, int port, ClientConfig config) throws IOException {
    return connect(host, port, config, null);
  }

  /// The same, watched by `listener`.
  public static TlsSocket connect(
      String host, int port, ClientConfig config, @Nullable TraceListener listener)
      throws IOException {
    return connect(host, port, config, null, listener);
  }

  /// The same, and says `early` with the hello, where the configuration announces early data and a
  /// ticket of the server allows it. What became of it is in the request when this returns.
  public static TlsSocket connect(
      String host,
      int port,
      ClientConfig config,
      @Nullable EarlyRequest early,
      @Nullable TraceListener listener)
      throws IOException {
    ClientConnection connection = ClientConnection.open(config, host, listener);
    TlsSocket socket = over(Dial.to(host, port, CONNECT_TIMEOUT), connection);
    try {
      if (early != null) {
        socket.sendEarly(early);
      }
      socket.handshake();
      return socket;
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  /// Speaks TLS over a socket that is connected already, for example after STARTTLS. No handshake
  /// is done yet: the first use of a stream does it, or [#handshake()].
  ///
  /// The socket belongs to the TLS socket from now on.
  public static TlsSocket over(Socket socket, TlsConnection connection) throws IOException {
    return new TlsSocket(socket, connection);
  }

  /// Sends the hello, and with it as much of `request` as a ticket of the server allows. Do it
  /// once, before the handshake; what becomes of it is in the request when that is complete.
  public void sendEarly(EarlyRequest request) throws IOException {
    request.sent(outbound.writeEarly(request.bytes()), connection::info);
  }

  /// Completes the handshake, where that has not been done.
  ///
  /// @throws SocketTimeoutException where the peer takes longer than [#handshakeTimeout]
  public void handshake() throws IOException {
    if (established) {
      return;
    }
    handshaking.lock();
    try {
      if (established) {
        return; // Somebody else did it meanwhile, and may be reading by now.
      }
      long end = System.nanoTime() + timeouts.handshake.toNanos();
      inbound.handshake(() -> socket.setSoTimeout(millisUntil(end)));
      Optional<TlsException> failure = connection.failure();
      if (failure.isPresent()) {
        throw failure.get();
      }
      socket.setSoTimeout(Math.toIntExact(timeouts.read.toMillis()));
      established = true;
    } catch (SocketTimeoutException late) {
      throw tooLate(late);
    } finally {
      handshaking.unlock();
    }
  }

  /// The client's early data (0-RTT), on a server's socket whose configuration takes it. Waits
  /// until the client's hello has told whether there is any; the handshake goes on while it is
  /// read.
  ///
  /// @throws SocketTimeoutException where the peer takes longer than [#handshakeTimeout]
  public Optional<EarlyData> earlyData() throws IOException {
    handshaking.lock();
    try {
      long end = System.nanoTime() + timeouts.handshake.toNanos();
      Inbound.Patience patience = () -> socket.setSoTimeout(millisUntil(end));
      return inbound.awaitEarlyData(patience)
          ? Optional.of(new EarlyData(this, inbound, outbound, patience))
          : Optional.empty();
    } catch (SocketTimeoutException late) {
      throw tooLate(late);
    } finally {
      handshaking.unlock();
    }
  }

  private int millisUntil(long end) throws SocketTimeoutException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return Math.toIntExact(left);
  }

  private SocketTimeoutException tooLate(SocketTimeoutException cause) {
    SocketTimeoutException late =
        new SocketTimeoutException(
            "The handshake was not complete after " + timeouts.handshake.toMillis() + " ms");
    late.initCause(cause);
    return late;
  }

  /// Limits how long a handshake may take in all; 30 seconds by default.
  public void handshakeTimeout(Duration limit) {
    timeouts = new Timeouts(limit, timeouts.read);
  }

  /// Limits how long a read may wait for the peer; zero, the default, is for ever. After the
  /// [SocketTimeoutException] nothing is lost, and reading may go on.
  public void readTimeout(Duration limit) throws SocketException {
    timeouts = new Timeouts(timeouts.handshake, limit);
    socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
  }

  /// What the peer sends. Ends where it says close_notify; where the transport ends without, a
  /// [TlsException] with `MISSING_CLOSE_NOTIFY` tells so. Closing it closes the socket.
  public InputStream inputStream() {
    return new PlainInput();
  }

  /// Sends to the peer; every write leaves at once, so give it more than single bytes. Closing it
  /// is [#closeOutput()].
  public OutputStream outputStream() {
    return new PlainOutput();
  }

  /// Says close_notify: the peer reads the end of our data, and we go on reading (RFC 9846 §6.1).
  public void closeOutput() throws IOException {
    handshake();
    connection.closeSending();
    outbound.flush();
  }

  /// Renews the keys that our data is sent with, and asks for the same of the peer if
  /// `requestPeer`.
  public void updateKeys(boolean requestPeer) throws IOException {
    handshake();
    connection.updateKeys(requestPeer);
    outbound.flush();
  }

  /// What is known about the connection.
  public ConnectionInfo info() {
    return connection.info();
  }

  /// Keying material bound to this connection, for another protocol (RFC 9846 §7.5).
  ///
  /// @throws IllegalStateException before the handshake is complete
  public byte[] exportKeyingMaterial(String label, Opaque context, int length) {
    return connection.exportKeyingMaterial(label, context, length);
  }

  /// The same without a context, which TLS 1.2 tells from an empty one.
  public byte[] exportKeyingMaterial(String label, int length) {
    return connection.exportKeyingMaterial(label, length);
  }

  /// What another protocol may bind itself to.
  ///
  /// @throws IllegalStateException before the handshake is complete
  /// @see dev.padlock.tls.TlsConnection#channelBinding
  public byte[] channelBinding(ChannelBinding type) throws TlsException {
    return connection.channelBinding(type);
  }

  /// The peer's address and port.
  public SocketAddress remoteAddress() {
    return socket.getRemoteSocketAddress();
  }

  /// The socket below, for who must speak to a peer that does not speak TLS.
  Socket plain() {
    return socket;
  }

  /// Whether the peer has sent a single byte.
  boolean hasHeard() {
    return inbound.hasHeard();
  }

  /// Closes the socket where a write has waited for longer than `limit`: there is no other way to
  /// end it.
  void cutIfStuck(Duration limit) {
    if (outbound.givesUpAfter(limit) && closed.compareAndSet(false, true)) {
      closeSocket();
    }
  }

  /// Says close_notify, if that has not been said, and closes the socket. Takes a second at most,
  /// however slow the peer is, and never fails: what cannot be said to a peer that is gone need not
  /// be.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      Thread.ofVirtual().name("padlock-farewell").start(this::farewell).join(FAREWELL);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    closeSocket();
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException gone) {
      closed.set(true);
    }
  }

  private void farewell() {
    try {
      boolean failed = connection.failure().isPresent();
      if (established) {
        connection.closeSending();
        outbound.flushInTurn();
      }
      if (failed) {
        socket.shutdownOutput();
      }
      inbound.drain(failed);
    } catch (IOException gone) {
      closed.set(true);
    }
  }

  private final class PlainInput extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      handshake();
      return length == 0 ? 0 : inbound.read(bytes, offset, length);
    }

    @Override
    public int available() {
      return inbound.available();
    }

    @Override
    public void close() {
      TlsSocket.this.close();
    }
  }

  private final class PlainOutput extends OutputStream {

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      handshake();
      try {
        outbound.write(bytes, offset, length);
      } catch (SocketException cut) {
        throw closed.get() ? cut : inbound.lastWords(cut);
      }
    }

    @Override
    public void close() throws IOException {
      closeOutput();
    }
  }
}
