package dev.padlock.io;

import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.TlsException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A small TLS server: one virtual thread a connection, on the loopback address unless told
/// otherwise.
///
/// Where as many connections are open as may be, further ones wait in the operating system's queue.
public final class TlsServer implements AutoCloseable {

  private static final int BACKLOG = 128;
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);
  private static final Duration LONGEST_WATCH = Duration.ofSeconds(1);

  private final ServerSocket listening;
  private final ServerConfig config;
  private final Handler handler;
  private final Options options;
  private final Semaphore free;
  private final Set<TlsSocket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock farewells = new ReentrantLock();
  private final Thread accepting;

  /// Serves one connection, whose handshake is complete. The connection is closed afterwards.
  @FunctionalInterface
  public interface Handler {
    void handle(TlsSocket connection) throws IOException;

    /// Takes early data (0-RTT), where the configuration does, before the handshake is complete and
    /// [#handle] is called. What is not read here can still be read there, from
    /// [TlsSocket#earlyData]. An attacker may have recorded it: do only what may happen twice.
    default void handleEarly(EarlyData early) throws IOException {}
  }

  /// What may be chosen besides the port; immutable.
  ///
  /// @param address to listen on
  /// @param maxConnections at one time
  /// @param handshakeTimeout after which a connection without a complete handshake is closed
  /// @param stallTimeout after which a connection is closed whose peer does not take one record
  /// @param observer hears of failures
  public record Options(
      InetAddress address,
      int maxConnections,
      Duration handshakeTimeout,
      Duration stallTimeout,
      ServerObserver observer) {

    /// Loopback, 10,000 connections, 10 seconds for a handshake, 30 for a record, and the system's
    /// log.
    public static Options standard() {
      return new Options(
          InetAddress.getLoopbackAddress(),
          10_000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          ServerObserver.logging());
    }

    public Options withAddress(InetAddress listenOn) {
      return new Options(listenOn, maxConnections, handshakeTimeout, stallTimeout, observer);
    }

    public Options withMaxConnections(int most) {
      return new Options(address, most, handshakeTimeout, stallTimeout, observer);
    }

    public Options withHandshakeTimeout(Duration limit) {
      return new Options(address, maxConnections, limit, stallTimeout, observer);
    }

    public Options withStallTimeout(Duration limit) {
      return new Options(address, maxConnections, handshakeTimeout, limit, observer);
    }

    public Options withObserver(ServerObserver hearing) {
      return new Options(address, maxConnections, handshakeTimeout, stallTimeout, hearing);
    }
  }

  private TlsServer(ServerSocket listening, ServerConfig config, Handler handler, Options options) {
    this.listening = listening;
    this.config = config;
    this.handler = handler;
    this.options = options;
    this.free = new Semaphore(options.maxConnections());
    this.accepting = Thread.ofVirtual().name("padlock-accept").unstarted(this::accept);
  }

  /// Starts serving on the loopback address.
  ///
  /// @param port 0 takes any free one
  public static TlsServer start(int port, ServerConfig config, Handler handler) throws IOException {
    return start(port, config, handler, Options.standard());
  }

  /// Starts serving.
  ///
  /// @throws java.net.BindException where the port is in use; the message names it
  public static TlsServer start(int port, ServerConfig config, Handler handler, Options options)
      throws IOException {
    TlsServer server = new TlsServer(listen(port, options.address()), config, handler, options);
    server.accepting.start();
    Thread.ofVirtual().name("padlock-watch").start(server::watch);
    return server;
  }

  private static ServerSocket listen(int port, InetAddress address) throws IOException {
    try {
      return new ServerSocket(port, BACKLOG, address);
    } catch (BindException taken) {
      BindException named =
          new BindException(address.getHostAddress() + " port " + port + ": " + taken.getMessage());
      named.initCause(taken);
      throw named;
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        free.acquire();
        begin(listening.accept());
      } catch (IOException failure) {
        free.release();
        pauseUnlessClosed();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /// Accepting fails while the process has no file descriptors left; asking again at once would
  /// only burn the CPU.
  private void pauseUnlessClosed() {
    if (!listening.isClosed()) {
      LockSupport.parkNanos(AFTER_FAILURE.toNanos());
    }
  }

  private void begin(Socket accepted) {
    Thread.ofVirtual()
        .name("padlock-connection")
        .start(() -> {
          try {
            serve(accepted);
          } finally {
            free.release();
          }
        });
  }

  private void serve(Socket accepted) {
    SocketAddress peer = accepted.getRemoteSocketAddress();
    try (TlsSocket connection = opened(accepted, peer)) {
      open.add(connection);
      try {
        serve(connection, peer);
      } finally {
        open.remove(connection);
      }
    } catch (IOException | RuntimeException failure) {
      options.observer().failed(peer, failure);
    } finally {
      options.observer().ended(peer);
    }
  }

  private TlsSocket opened(Socket accepted, SocketAddress peer) throws IOException {
    try {
      accepted.setTcpNoDelay(true);
      ServerConnection connection =
          ServerConnection.open(config, options.observer().accepted(peer).orElse(null));
      TlsSocket socket = TlsSocket.over(accepted, connection);
      socket.handshakeTimeout(options.handshakeTimeout());
      return socket;
    } catch (IOException | RuntimeException failure) {
      accepted.close();
      throw failure;
    }
  }

  private void serve(TlsSocket connection, SocketAddress peer) throws IOException {
    if (listening.isClosed()) {
      return;
    }
    try {
      Optional<EarlyData> early = connection.earlyData();
      if (early.isPresent()) {
        handler.handleEarly(early.get());
      }
      connection.handshake();
    } catch (IOException failure) {
      if (connection.hasHeard()) {
        answerPlainText(connection, failure);
        options.observer().failed(peer, failure);
      }
      return;
    }
    handler.handle(connection);
  }

  private void answerPlainText(TlsSocket connection, IOException failure) throws IOException {
    if (failure instanceof TlsException refusal && refusal.refusal() == Malformation.NOT_TLS) {
      String beginning = refusal.facts().getOrDefault("as text", "");
      connection.plain().getOutputStream().write(options.observer().answerToPlainText(beginning));
    }
  }

  /// A peer that asks for much and takes nothing would hold its connection for ever: a blocking
  /// write has no timeout of its own.
  private void watch() {
    Duration limit = options.stallTimeout();
    long pause = Math.max(1, Math.min(limit.toMillis() / 4, LONGEST_WATCH.toMillis()));
    while (!listening.isClosed()) {
      LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
      open.forEach(connection -> connection.cutIfStuck(limit));
    }
  }

  /// Where this server listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// Waits until the server is stopped, by another thread.
  public void await() throws InterruptedException {
    accepting.join();
  }

  /// Stops at once: says close_notify on every connection and closes it.
  @Override
  public void close() {
    stop(Duration.ZERO);
  }

  /// Accepts no more connections, gives those that are open `grace` to end, then says close_notify
  /// and closes them.
  public void stop(Duration grace) {
    try {
      listening.close();
      accepting.interrupt();
      accepting.join();
      if (free.tryAcquire(options.maxConnections(), grace.toMillis(), TimeUnit.MILLISECONDS)) {
        free.release(options.maxConnections());
      }
      sayFarewell();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt(); // so that no farewell is waited for
      open.forEach(TlsSocket::close);
    } catch (IOException gone) {
      open.forEach(TlsSocket::close);
    }
  }

  /// Where two stop the server, the second waits for what the first has begun: it may be about to
  /// end the process.
  private void sayFarewell() {
    farewells.lock();
    try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
      open.forEach(connection -> closing.execute(connection::close));
    } finally {
      farewells.unlock();
    }
  }
}
