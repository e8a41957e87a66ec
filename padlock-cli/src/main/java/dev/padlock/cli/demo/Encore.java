package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Stage.Middle;
import dev.padlock.cli.demo.Stage.Route;
import dev.padlock.explain.Recording;
import dev.padlock.io.EarlyData;
import dev.padlock.io.EarlyRequest;
import dev.padlock.io.ServerObserver;
import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The same two meet twice: what they remember of the first time is what the second is about, and
/// only that is watched.
final class Encore {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ClientConfig client;
  private final ServerConfig server;
  private final House house = new House();

  private Encore(ClientConfig client, ServerConfig server) {
    this.client = client;
    this.server = server;
  }

  /// Both remember what they may.
  static Encore of(Setting setting) throws TlsException {
    return new Encore(
        setting.client().resumption(true).build(), setting.server().resumption(true).build());
  }

  /// What happens after the second time, while the server is still there.
  @FunctionalInterface
  interface Afterwards {
    void go(int serverPort) throws IOException;
  }

  /// The second connection.
  ///
  /// @param early whether the request goes with the hello
  /// @param route who is in the middle then
  Act play(boolean early, Route route, Afterwards afterwards) throws IOException {
    TlsServer.Options options =
        TlsServer.Options.standard().withHandshakeTimeout(PATIENCE).withObserver(house);
    try (TlsServer serving = TlsServer.start(0, server, house, options)) {
      talk(serving.port(), new Recording(System::nanoTime), false);
      house.forget();
      Recording seen = new Recording(System::nanoTime);
      Heard heard;
      try (Middle middle = route.before(serving.port())) {
        heard = talk(middle.port(), seen, early);
      }
      afterwards.go(serving.port());
      serving.stop(PATIENCE);
      boolean sameKeys = house.proofs.contains(heard.proof());
      return new Act(seen, house.first(), new Act.Said(house.request(), heard.answer(), sameKeys));
    }
  }

  /// Every request that the server answered since the first connection.
  List<String> requests() {
    return List.copyOf(house.requests);
  }

  private record Heard(String answer, String proof) {}

  private Heard talk(int port, Recording recording, boolean early) throws IOException {
    Socket tcp = new Socket(InetAddress.getLoopbackAddress(), port);
    tcp.setTcpNoDelay(true);
    ClientConnection connection = ClientConnection.open(client, Props.SERVER, recording);
    EarlyRequest request =
        early ? EarlyRequest.of(Conversation.REQUEST.getBytes(StandardCharsets.US_ASCII)) : null;
    try (TlsSocket socket = TlsSocket.over(tcp, connection)) {
      socket.handshakeTimeout(PATIENCE);
      socket.readTimeout(PATIENCE);
      if (request != null) {
        socket.sendEarly(request);
      }
      socket.handshake();
      String proof = Conversation.keyProof(socket);
      String answer =
          request != null && request.unsent().length == 0
              ? Conversation.hear(socket)
              : Conversation.ask(socket);
      return new Heard(answer, proof);
    }
  }

  /// The server, which answers early what comes early.
  private static final class House implements TlsServer.Handler, ServerObserver {

    private final List<Recording> recordings = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> proofs = Collections.synchronizedList(new ArrayList<>());

    private void forget() {
      recordings.clear();
      requests.clear();
      proofs.clear();
    }

    private Recording first() {
      return recordings.getFirst();
    }

    private String request() {
      return requests.isEmpty() ? "" : requests.getFirst();
    }

    @Override
    public Optional<TraceListener> accepted(SocketAddress peer) {
      Recording recording = new Recording(System::nanoTime);
      recordings.add(recording);
      return Optional.of(recording);
    }

    /// The recording has the reason.
    @Override
    public void failed(SocketAddress peer, Exception failure) {}

    @Override
    public void handleEarly(EarlyData early) throws IOException {
      requests.add(Conversation.replyEarly(early));
    }

    @Override
    public void handle(TlsSocket socket) throws IOException {
      proofs.add(Conversation.keyProof(socket));
      if (socket.earlyData().isPresent()) {
        socket.closeOutput();
      } else {
        requests.add(Conversation.reply(socket));
      }
    }
  }
}
