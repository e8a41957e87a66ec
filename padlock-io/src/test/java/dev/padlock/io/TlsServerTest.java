package dev.padlock.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.TlsException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsServerTest {

  private final Loopback.Ear ear = new Loopback.Ear();
  private final TlsServer.Options options = TlsServer.Options.standard().withObserver(ear);

  @Test
  void itListensOnLoopbackUnlessToldOtherwise() throws Exception {
    try (TlsServer server = Loopback.echo()) {
      assertTrue(server.address().getAddress().isLoopbackAddress());
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (TlsServer first = Loopback.echo()) {
      BindException taken =
          assertThrows(
              BindException.class, () -> TlsServer.start(first.port(), Loopback.server(), c -> {}));
      assertTrue(taken.getMessage().contains("port " + first.port()), taken.getMessage());
    }
  }

  @Test
  void aConnectionWithoutAByteIsNotWorthAWord() throws Exception {
    try (TlsServer server = TlsServer.start(0, Loopback.server(), c -> {}, options)) {
      plain(server).close();
      assertTrue(ear.isQuietFor(200));
    }
  }

  @Test
  void aHandshakeThatTakesTooLongIsEnded() throws Exception {
    TlsServer.Options hasty = options.withHandshakeTimeout(Duration.ofMillis(100));
    try (TlsServer server = TlsServer.start(0, Loopback.server(), c -> {}, hasty);
        Socket slow = plain(server)) {
      slow.getOutputStream().write(0x16);
      assertInstanceOf(SocketTimeoutException.class, ear.next());
      assertEquals(-1, slow.getInputStream().read());
    }
  }

  @Test
  void plainTextIsAnsweredInPlainText() throws Exception {
    try (TlsServer server = TlsServer.start(0, Loopback.server(), c -> {}, options);
        Socket browser = plain(server)) {
      browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      TlsException refused = assertInstanceOf(TlsException.class, ear.next());
      assertEquals(Malformation.NOT_TLS, refused.refusal());
      String answer = new String(browser.getInputStream().readAllBytes(), US_ASCII);
      assertEquals("you said GET / HTTP/1.1..Host: x.", answer);
    }
  }

  @Test
  void aFailingHandlerIsHeardOfAndTheNextConnectionServed() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TlsServer.Handler fragile =
        c -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("broken");
          }
          c.outputStream().write(1);
        };
    try (TlsServer server = TlsServer.start(0, Loopback.server(), fragile, options)) {
      try (TlsSocket first = Loopback.connect(server)) {
        assertEquals(-1, first.inputStream().read());
      }
      assertEquals("broken", ear.next().getMessage());
      try (TlsSocket second = Loopback.connect(server)) {
        assertEquals(1, second.inputStream().read());
      }
    }
  }

  @Test
  void aPeerThatTakesNothingDoesNotHoldItsConnection() throws Exception {
    TlsServer.Options one = options.withMaxConnections(1).withStallTimeout(Duration.ofMillis(300));
    try (TlsServer server = TlsServer.start(0, Loopback.server(), TlsServerTest::pourOut, one);
        TlsSocket greedy = Loopback.connect(server)) {
      assertTrue(greedy.info().cipherSuite().isPresent());
      Exception cut = ear.next();
      assertTrue(cut.getMessage().contains("took nothing"), cut.toString());
      try (TlsSocket next = Loopback.connect(server)) {
        assertEquals(64, next.inputStream().readNBytes(64).length);
      }
    }
  }

  @Test
  void aSlowPeerIsServedAsLongAsItTakesSomething() throws Exception {
    TlsServer.Options patient = options.withStallTimeout(Duration.ofSeconds(1));
    byte[] much = new byte[16 << 20];
    try (TlsServer server =
            TlsServer.start(0, Loopback.server(), c -> c.outputStream().write(much), patient);
        TlsSocket slow = Loopback.connect(server)) {
      for (int i = 0; i < 16; i++) {
        assertEquals(1 << 20, slow.inputStream().readNBytes(1 << 20).length);
        pause(150);
      }
      assertEquals(-1, slow.inputStream().read());
    }
  }

  private static void pourOut(TlsSocket connection) throws IOException {
    byte[] piece = new byte[1 << 16];
    while (true) {
      connection.outputStream().write(piece);
    }
  }

  @Test
  void noMoreConnectionsAreOpenThanMayBe() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(2);
    TlsServer.Handler counting =
        c -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          c.inputStream().transferTo(c.outputStream());
          now.decrementAndGet();
        };
    CountDownLatch enough = new CountDownLatch(1);
    try (TlsServer server =
        TlsServer.start(0, Loopback.server(), counting, options.withMaxConnections(2))) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        clients.add(Thread.startVirtualThread(() -> talk(server, enough)));
      }
      assertTrue(full.await(20, TimeUnit.SECONDS));
      Thread.sleep(100); // for the others to come in, if anything let them
      assertEquals(2, now.get());
      enough.countDown();
      for (Thread client : clients) {
        assertTrue(client.join(Duration.ofSeconds(20)));
      }
    }
    assertEquals(2, most.get());
  }

  /// Stays until it is enough.
  private static void talk(TlsServer server, CountDownLatch enough) {
    try (TlsSocket socket = Loopback.connect(server)) {
      socket.outputStream().write(7);
      assertEquals(7, socket.inputStream().read());
      assertTrue(enough.await(20, TimeUnit.SECONDS));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stoppingSaysCloseNotifyToEverybody() throws Exception {
    TlsServer server = Loopback.echo();
    List<TlsSocket> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clients.add(Loopback.connect(server));
      clients.get(i).outputStream().write(7);
      clients.get(i).inputStream().read();
    }
    server.close();
    for (TlsSocket client : clients) {
      assertEquals(-1, client.inputStream().read(), "an end that was said");
      client.close();
    }
    assertThrows(ConnectException.class, () -> Loopback.connect(server));
  }

  /// The peer reads nothing, so its farewell takes as long as one may.
  @Test
  void whoStopsSecondWaitsForTheFarewellsOfTheFirst() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(1);
    TlsServer.Handler flooding =
        c -> {
          try {
            for (int sent = 0; true; sent++) {
              c.outputStream().write(new byte[1 << 16]);
              if (sent == 2) {
                stuck.countDown();
              }
            }
          } finally {
            ended.countDown();
          }
        };
    TlsServer server = TlsServer.start(0, Loopback.server(), flooding, options);
    try (TlsSocket silent = Loopback.connect(server)) {
      assertTrue(stuck.await(10, TimeUnit.SECONDS));
      pause(300);
      Thread first = Thread.startVirtualThread(server::close);
      pause(100);
      server.close();
      assertTrue(ended.await(300, TimeUnit.MILLISECONDS), "closed before the second returned");
      assertTrue(first.join(Duration.ofSeconds(10)));
      assertTrue(silent.info().version().isPresent());
    }
  }

  @Test
  void stoppingWithGraceLetsConnectionsEnd() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    TlsServer.Handler slow =
        c -> {
          begun.countDown();
          c.outputStream().write(1);
          pause(300);
          c.outputStream().write(2);
        };
    TlsServer server = TlsServer.start(0, Loopback.server(), slow, options);
    try (TlsSocket socket = Loopback.connect(server)) {
      assertTrue(begun.await(10, TimeUnit.SECONDS));
      server.stop(Duration.ofSeconds(10));
      assertEquals(2, socket.inputStream().readAllBytes().length);
    }
  }

  @Test
  void whoeverInterruptsStoppingGetsItDoneAtOnce() throws Exception {
    try (TlsServer server = Loopback.echo();
        TlsSocket client = Loopback.connect(server)) {
      client.outputStream().write(1);
      assertEquals(1, client.inputStream().read());
      Thread.currentThread().interrupt();
      server.stop(Duration.ofSeconds(60));
      assertTrue(Thread.interrupted(), "the interrupt was swallowed");
      assertThrows(ConnectException.class, () -> Loopback.connect(server));
    }
  }

  @Test
  void aFullServerStopsToo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    TlsServer.Handler listener =
        c -> {
          begun.countDown();
          c.inputStream().read();
        };
    TlsServer server =
        TlsServer.start(0, Loopback.server(), listener, options.withMaxConnections(1));
    try (TlsSocket only = Loopback.connect(server)) {
      assertTrue(begun.await(10, TimeUnit.SECONDS));
      server.close();
      server.await();
      assertEquals(-1, only.inputStream().read());
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Socket plain(TlsServer server) throws Exception {
    return new Socket(server.address().getAddress(), server.port());
  }
}
