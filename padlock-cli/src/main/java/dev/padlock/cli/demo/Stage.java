package dev.padlock.cli.demo;

import dev.padlock.explain.Recording;
import dev.padlock.io.ServerObserver;
import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Where scenes are played: a real server and a real client on loopback, each of them watched.
final class Stage {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Props props;

  Stage(Props props) {
    this.props = props;
  }

  Props props() {
    return props;
  }

  /// Somebody between the client and the server.
  interface Middle extends AutoCloseable {

    /// Where the client is led.
    int port();

    @Override
    void close();
  }

  /// Puts somebody in the middle, in front of the server's port.
  @FunctionalInterface
  interface Route {
    Middle before(int serverPort) throws IOException;
  }

  /// Client and server meet; nobody is between them.
  Act perform(Setting setting) throws IOException {
    return perform(setting, Stage::nobody);
  }

  /// Client and server meet, or so they think.
  Act perform(Setting setting, Route route) throws IOException {
    Side server = new Side();
    Side client = new Side();
    TlsServer.Options options =
        TlsServer.Options.standard().withHandshakeTimeout(PATIENCE).withObserver(server);
    try (TlsServer serving = TlsServer.start(0, setting.server().build(), server::reply, options);
        Middle middle = route.before(serving.port())) {
      client.ask(setting.client().build(), middle.port());
      serving.stop(PATIENCE);
    }
    boolean sameKeys = !client.proof().isEmpty() && client.proof().equals(server.proof());
    return new Act(
        client.recording, server.recording, new Act.Said(server.read(), client.read(), sameKeys));
  }

  static Middle nobody(int serverPort) {
    return new Middle() {
      @Override
      public int port() {
        return serverPort;
      }

      @Override
      public void close() {}
    };
  }

  /// One of the two, and what it came to know.
  private static final class Side implements ServerObserver {

    private final Recording recording = new Recording(System::nanoTime);
    private final AtomicReference<String> read = new AtomicReference<>("");
    private final AtomicReference<String> proof = new AtomicReference<>("");

    private String read() {
      return read.get();
    }

    private String proof() {
      return proof.get();
    }

    @Override
    public Optional<TraceListener> accepted(SocketAddress peer) {
      return Optional.of(recording);
    }

    /// The recording has the reason.
    @Override
    public void failed(SocketAddress peer, Exception failure) {}

    private void reply(TlsSocket socket) throws IOException {
      proof.set(Conversation.keyProof(socket));
      read.set(Conversation.reply(socket));
    }

    /// A refusal is in the recording; anything else is a failure of loopback.
    private void ask(ClientConfig config, int port) throws IOException {
      Socket tcp = new Socket(InetAddress.getLoopbackAddress(), port);
      tcp.setTcpNoDelay(true);
      ClientConnection connection = ClientConnection.open(config, Props.SERVER, recording);
      try (TlsSocket socket = TlsSocket.over(tcp, connection)) {
        socket.handshakeTimeout(PATIENCE);
        socket.readTimeout(PATIENCE);
        socket.handshake();
        proof.set(Conversation.keyProof(socket));
        read.set(Conversation.ask(socket));
      } catch (TlsException refused) {
        read.set("");
      }
    }
  }
}
