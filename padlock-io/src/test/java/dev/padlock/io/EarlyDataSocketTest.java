package dev.padlock.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.replay.ReplayGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Early data (0-RTT) over sockets.
@Timeout(60)
class EarlyDataSocketTest {

  private static final String HOST = "localhost";

  private final ResumptionCounters counters = new ResumptionCounters();

  /// Says back what comes early, at once, and then the same for what comes later.
  private static final class Repeater implements TlsServer.Handler {
    private final List<String> heardEarly = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void handleEarly(EarlyData early) throws IOException {
      byte[] bytes = early.inputStream().readAllBytes();
      heardEarly.add(new String(bytes, US_ASCII));
      early.outputStream().write(("early:" + new String(bytes, US_ASCII)).getBytes(US_ASCII));
    }

    @Override
    public void handle(TlsSocket connection) throws IOException {
      connection.inputStream().transferTo(connection.outputStream());
    }
  }

  private ServerConfig server(int most) throws Exception {
    return Loopback.serving()
        .resumptionCounters(counters)
        .earlyData(most, ReplayGuard.standard(Instant.now().minusSeconds(60)))
        .build();
  }

  private static ClientConfig client() throws Exception {
    return ClientConfig.builder().trust(TestCa.trust()).earlyData(true).build();
  }

  /// Talks, so that the tickets are read too.
  private static void talk(TlsSocket socket, String text) throws IOException {
    socket.outputStream().write(text.getBytes(US_ASCII));
    assertEquals(text, new String(socket.inputStream().readNBytes(text.length()), US_ASCII));
  }

  private static void first(int port, ClientConfig client) throws IOException {
    try (TlsSocket socket = TlsSocket.connect(HOST, port, client)) {
      talk(socket, "hello");
    }
  }

  private static EarlyRequest request(String text) {
    return EarlyRequest.of(text.getBytes(US_ASCII));
  }

  @Test
  void itGoesWithTheHelloAndIsAnsweredAtOnce() throws Exception {
    Repeater repeater = new Repeater();
    ClientConfig client = client();
    try (TlsServer server = TlsServer.start(0, server(100), repeater)) {
      EarlyRequest tooEarly = request("nothing to resume");
      try (TlsSocket socket = TlsSocket.connect(HOST, server.port(), client, tooEarly, null)) {
        assertEquals(EarlyDataOutcome.NONE, tooEarly.outcome());
        assertEquals("nothing to resume", new String(tooEarly.unsent(), US_ASCII));
        talk(socket, "hello");
      }
      EarlyRequest request = request("question");
      try (TlsSocket socket = TlsSocket.connect(HOST, server.port(), client, request, null)) {
        assertEquals(EarlyDataOutcome.TAKEN, request.outcome());
        assertEquals(0, request.unsent().length);
        String reply = new String(socket.inputStream().readNBytes(14), US_ASCII);
        assertEquals("early:question", reply);
        talk(socket, "and later");
        assertTrue(socket.info().isResumed());
      }
      assertEquals(List.of("question"), repeater.heardEarly);
      assertEquals(1, counters.counts().earlyDataTaken());
    }
  }

  @Test
  void whatIsMoreThanTheTicketAllowsIsHandedBack() throws Exception {
    Repeater repeater = new Repeater();
    ClientConfig client = client();
    try (TlsServer server = TlsServer.start(0, server(10), repeater)) {
      first(server.port(), client);
      EarlyRequest request = request("0123456789abc");
      try (TlsSocket socket = TlsSocket.connect(HOST, server.port(), client, request, null)) {
        assertEquals("abc", new String(request.unsent(), US_ASCII));
        socket.inputStream().readNBytes(16);
        socket.outputStream().write(request.unsent());
        assertEquals("abc", new String(socket.inputStream().readNBytes(3), US_ASCII));
      }
      assertEquals(List.of("0123456789"), repeater.heardEarly);
    }
  }

  @Test
  void aServerThatDoesNotReadItCanStillLater() throws Exception {
    TlsServer.Handler late =
        socket -> {
          byte[] early = socket.earlyData().orElseThrow().inputStream().readAllBytes();
          socket.outputStream().write(early);
        };
    ClientConfig client = client();
    try (TlsServer server = TlsServer.start(0, server(100), new Repeater())) {
      first(server.port(), client);
    }
    // Another server would know neither keys nor tickets, so one handler does both.
    TlsServer.Handler both =
        socket -> {
          if (socket.info().isResumed()) {
            late.handle(socket);
          } else {
            socket.inputStream().transferTo(socket.outputStream());
          }
        };
    ClientConfig other = client();
    try (TlsServer server = TlsServer.start(0, server(100), both)) {
      first(server.port(), other);
      EarlyRequest request = request("question");
      try (TlsSocket socket = TlsSocket.connect(HOST, server.port(), other, request, null)) {
        assertEquals(EarlyDataOutcome.TAKEN, request.outcome());
        assertArrayEquals("question".getBytes(US_ASCII), socket.inputStream().readNBytes(8));
      }
    }
  }

  @Test
  void earlyDataThatIsPutBackIsReadOnceMoreLater() throws Exception {
    TlsServer.Handler hesitant =
        new TlsServer.Handler() {
          @Override
          public void handleEarly(EarlyData early) throws IOException {
            early.putBack(early.inputStream().readNBytes(4));
          }

          @Override
          public void handle(TlsSocket socket) throws IOException {
            if (socket.info().isResumed()) {
              EarlyData early = socket.earlyData().orElseThrow();
              socket.outputStream().write(early.inputStream().readAllBytes());
            } else {
              socket.inputStream().transferTo(socket.outputStream());
            }
          }
        };
    ClientConfig client = client();
    try (TlsServer server = TlsServer.start(0, server(100), hesitant)) {
      first(server.port(), client);
      EarlyRequest request = request("question");
      try (TlsSocket socket = TlsSocket.connect(HOST, server.port(), client, request, null)) {
        assertEquals("question", new String(socket.inputStream().readNBytes(8), US_ASCII));
      }
    }
  }

  @Test
  void whoTricklesEarlyDataIsCutOff() throws Exception {
    Loopback.Ear ear = new Loopback.Ear();
    TlsServer.Options hasty =
        TlsServer.Options.standard().withHandshakeTimeout(Duration.ofMillis(800)).withObserver(ear);
    ClientConfig client = client();
    try (TlsServer server = TlsServer.start(0, server(100), new Repeater(), hasty)) {
      first(server.port(), client);
      Socket tcp = new Socket(InetAddress.getLoopbackAddress(), server.port());
      try (TlsSocket slow = TlsSocket.over(tcp, ClientConnection.open(client, HOST))) {
        slow.sendEarly(request("a"));
        tcp.getOutputStream().write(new byte[] {23, 3, 3, 0x40, 0});
        Thread trickle = Thread.ofVirtual().start(() -> drip(tcp));
        assertInstanceOf(SocketTimeoutException.class, ear.next());
        trickle.interrupt();
      }
    }
  }

  /// A byte every tenth of a second, for as long as anybody takes them.
  private static void drip(Socket to) {
    try {
      while (true) {
        to.getOutputStream().write(0);
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException over) {
      return;
    }
  }

  /// Somebody on the way, who keeps what the last client sent first.
  private static final class Eavesdropper implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int behind;
    private volatile ByteArrayOutputStream recorded = new ByteArrayOutputStream();

    Eavesdropper(int behind) throws IOException {
      this.behind = behind;
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try {
        while (true) {
          Socket client = listening.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
          ByteArrayOutputStream heard = new ByteArrayOutputStream();
          recorded = heard;
          Thread.ofVirtual().start(() -> carry(client, server, heard));
          Thread.ofVirtual().start(() -> carry(server, client, new ByteArrayOutputStream()));
        }
      } catch (IOException closed) {
        return;
      }
    }

    private static void carry(Socket from, Socket to, ByteArrayOutputStream heard) {
      try (from;
          to) {
        byte[] bytes = new byte[4096];
        for (int read = 0; read >= 0; read = from.getInputStream().read(bytes)) {
          synchronized (heard) {
            heard.write(bytes, 0, read);
          }
          to.getOutputStream().write(bytes, 0, read);
        }
      } catch (IOException ended) {
        return;
      }
    }

    /// Hello, change_cipher_spec and early data, as they went by.
    byte[] flight() {
      ByteArrayOutputStream last = recorded;
      synchronized (last) {
        return last.toByteArray();
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }

  @Test
  void whoRecordsItAndSendsItAgainIsRefused() throws Exception {
    Repeater repeater = new Repeater();
    ClientConfig client = client();
    try (TlsServer server = TlsServer.start(0, server(100), repeater);
        Eavesdropper eavesdropper = new Eavesdropper(server.port())) {
      first(server.port(), client);
      EarlyRequest request = request("pay ten coins");
      byte[] flight;
      try (TlsSocket socket =
          TlsSocket.connect(HOST, eavesdropper.listening.getLocalPort(), client, request, null)) {
        socket.inputStream().readNBytes(19);
        assertEquals(EarlyDataOutcome.TAKEN, request.outcome());
        flight = eavesdropper.flight();
      }
      for (int i = 0; i < 3; i++) {
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          again.getOutputStream().write(flight);
          again.shutdownOutput();
          InputStream answer = again.getInputStream();
          assertTrue(answer.readAllBytes().length > 0);
        }
      }
      assertEquals(List.of("pay ten coins"), repeater.heardEarly);
      assertEquals(1, counters.counts().earlyDataTaken());
      assertEquals(Map.of(Miss.REPLAYED, 3L), counters.counts().earlyDataRefused());
    }
  }
}
