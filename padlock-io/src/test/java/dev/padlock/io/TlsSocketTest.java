package dev.padlock.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertReceived;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.IdentityRejected;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsSocketTest {

  @Test
  void whatIsSentComesBack() throws Exception {
    try (TlsServer server = Loopback.echo();
        TlsSocket socket = Loopback.connect(server)) {
      socket.outputStream().write("hello".getBytes(UTF_8));
      assertEquals("hello", new String(socket.inputStream().readNBytes(5), UTF_8));
      assertEquals(ProtocolVersion.TLS_1_3, socket.info().version().orElseThrow());
    }
  }

  @Test
  void halfCloseSendsOurEndAndGoesOnReading() throws Exception {
    TlsServer.Handler answerAfterTheEnd =
        c -> {
          byte[] all = c.inputStream().readAllBytes();
          c.outputStream().write(("got " + new String(all, UTF_8)).getBytes(UTF_8));
        };
    try (TlsServer server = TlsServer.start(0, Loopback.server(), answerAfterTheEnd);
        TlsSocket socket = Loopback.connect(server)) {
      socket.outputStream().write("all of it".getBytes(UTF_8));
      socket.closeOutput();
      assertEquals("got all of it", new String(socket.inputStream().readAllBytes(), UTF_8));
      IOException closed = assertThrows(IOException.class, () -> socket.outputStream().write(1));
      assertEquals("Sending was closed by close_notify", closed.getMessage());
    }
  }

  /// The first use of a stream does the handshake, and the second waits for that alone.
  @Test
  void aWriterWhoCameDuringTheHandshakeDoesNotWaitForTheReader() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket dialled = new Socket(listening.getInetAddress(), listening.getLocalPort());
        Socket accepted = listening.accept();
        TlsSocket client =
            TlsSocket.over(dialled, ClientConnection.open(Loopback.client(), "localhost"));
        TlsSocket server = TlsSocket.over(accepted, ServerConnection.open(Loopback.server()))) {
      FutureTask<Integer> reading = new FutureTask<>(() -> client.inputStream().read());
      Thread.ofPlatform().daemon().start(reading);
      while (accepted.getInputStream().available() == 0) {
        Thread.sleep(1);
      }
      FutureTask<Boolean> writing =
          new FutureTask<>(() -> {
            client.outputStream().write('x');
            return true;
          });
      Thread writer = Thread.ofPlatform().daemon().start(writing);
      while (writer.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      server.readTimeout(Duration.ofSeconds(5));
      server.outputStream().write(server.inputStream().read());
      assertEquals('x', reading.get(5, TimeUnit.SECONDS));
      assertTrue(writing.get());
    }
  }

  @Test
  void anyReadSizeGivesTheSameBytes() throws Exception {
    byte[] sent = random(100_000);
    for (int size : new int[] {1, 7, 1000, 16_384, 16_401, 65_536}) {
      TlsServer.Handler sender = c -> c.outputStream().write(sent);
      try (TlsServer server = TlsServer.start(0, Loopback.server(), sender);
          TlsSocket socket = Loopback.connect(server)) {
        assertArrayEquals(sent, readBy(size, socket.inputStream()), "by " + size);
      }
    }
  }

  private static byte[] readBy(int size, InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[size + 10];
    for (int n = in.read(piece, 5, size); n >= 0; n = in.read(piece, 5, size)) {
      assertTrue(n > 0, "a read of more than nothing gives more than nothing");
      all.write(piece, 5, n);
    }
    return all.toByteArray();
  }

  @Test
  void oneThreadReadsWhileAnotherWrites() throws Exception {
    int size = 32 << 20;
    try (TlsServer server = Loopback.echo();
        TlsSocket socket = Loopback.connect(server)) {
      CompletableFuture<String> sent = new CompletableFuture<>();
      Thread.startVirtualThread(() -> send(socket, size, sent));
      MessageDigest received = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[20_000];
      long total = 0;
      for (int n = socket.inputStream().read(piece); n >= 0; ) {
        received.update(piece, 0, n);
        total += n;
        n = socket.inputStream().read(piece);
      }
      assertEquals(size, total);
      assertEquals(sent.get(10, TimeUnit.SECONDS), HexFormat.of().formatHex(received.digest()));
    }
  }

  private static void send(TlsSocket socket, int size, CompletableFuture<String> digest) {
    try {
      MessageDigest sent = MessageDigest.getInstance("SHA-256");
      Random random = new Random(7);
      for (int left = size; left > 0; ) {
        byte[] piece = new byte[Math.min(left, 1 + random.nextInt(50_000))];
        random.nextBytes(piece);
        sent.update(piece);
        socket.outputStream().write(piece);
        left -= piece.length;
      }
      socket.closeOutput();
      digest.complete(HexFormat.of().formatHex(sent.digest()));
    } catch (Exception failure) {
      digest.completeExceptionally(failure);
    }
  }

  @Test
  void keysCanBeRenewedWhileDataFlows() throws Exception {
    try (TlsServer server = Loopback.echo();
        TlsSocket socket = Loopback.connect(server)) {
      for (int i = 0; i < 20; i++) {
        socket.updateKeys(i % 2 == 0);
        socket.outputStream().write(("round " + i).getBytes(UTF_8));
        String back = new String(socket.inputStream().readNBytes(("round " + i).length()), UTF_8);
        assertEquals("round " + i, back);
      }
    }
  }

  @Test
  void aReadTimeoutLosesNothing() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    TlsServer.Handler late =
        c -> {
          await(go);
          c.outputStream().write("late".getBytes(UTF_8));
        };
    try (TlsServer server = TlsServer.start(0, Loopback.server(), late);
        TlsSocket socket = Loopback.connect(server)) {
      socket.readTimeout(Duration.ofMillis(50));
      assertThrows(SocketTimeoutException.class, () -> socket.inputStream().read());
      go.countDown();
      socket.readTimeout(Duration.ZERO);
      assertEquals("late", new String(socket.inputStream().readAllBytes(), UTF_8));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSilentServerEndsTheHandshakeInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        TlsSocket socket =
            TlsSocket.over(
                new Socket(silent.getInetAddress(), silent.getLocalPort()),
                ClientConnection.open(Loopback.client(), "localhost"))) {
      socket.handshakeTimeout(Duration.ofMillis(100));
      SocketTimeoutException late = assertThrows(SocketTimeoutException.class, socket::handshake);
      assertEquals("The handshake was not complete after 100 ms", late.getMessage());
    }
  }

  @Test
  void anUntrustedServerIsRefusedAndTold() throws Exception {
    Loopback.Ear ear = new Loopback.Ear();
    ClientConfig suspicious =
        ClientConfig.builder()
            .trust(TestCa.root(dev.padlock.pki.algorithm.KeyKind.EC_P384).trust())
            .build();
    try (TlsServer server =
        TlsServer.start(
            0, Loopback.server(), c -> {}, TlsServer.Options.standard().withObserver(ear))) {
      IdentityRejected refused =
          assertThrows(
              IdentityRejected.class,
              () -> TlsSocket.connect("localhost", server.port(), suspicious));
      assertInstanceOf(IdentityFault.class, refused.refusal());
      AlertReceived heard = assertInstanceOf(AlertReceived.class, ear.next());
      assertEquals("unknown_ca", heard.facts().get("alert"));
    }
  }

  @Test
  void theAlertOfAServerThatWantsACertificateIsNotLost() throws Exception {
    ServerConfig strict =
        Loopback.serving()
            .clientCertificates(ServerConfig.ClientCertificates.REQUIRED, TestCa.trust())
            .build();
    try (TlsServer server = TlsServer.start(0, strict, c -> {});
        TlsSocket socket = Loopback.connect(server)) {
      AlertReceived refused =
          assertThrows(AlertReceived.class, () -> writeUntilItFails(socket.outputStream()));
      assertEquals("certificate_required", refused.facts().get("alert"));
      TlsException again = assertThrows(TlsException.class, () -> socket.inputStream().read());
      assertSame(refused.refusal(), again.refusal());
    }
  }

  private static void writeUntilItFails(OutputStream out) throws Exception {
    for (int i = 0; i < 200; i++) {
      out.write(random(1000));
      Thread.sleep(5);
    }
  }

  @Test
  void anEndWithoutCloseNotifyIsNoEnd() throws Exception {
    BlockingQueue<Socket> accepted = new ArrayBlockingQueue<>(1);
    try (ServerSocket listening = new ServerSocket(0)) {
      Thread.startVirtualThread(() -> serveOneWithoutGoodbye(listening, accepted));
      try (TlsSocket socket =
          TlsSocket.connect("localhost", listening.getLocalPort(), Loopback.client())) {
        InputStream in = socket.inputStream();
        assertEquals("part", new String(in.readNBytes(4), UTF_8));
        accepted.take().close();
        AlertReceived truncated = assertThrows(AlertReceived.class, in::read);
        assertEquals(ReceivedAlert.MISSING_CLOSE_NOTIFY, truncated.refusal());
      }
    }
  }

  private static void serveOneWithoutGoodbye(ServerSocket listening, BlockingQueue<Socket> out) {
    try {
      Socket raw = listening.accept();
      TlsSocket socket =
          TlsSocket.over(raw, dev.padlock.tls.ServerConnection.open(Loopback.server()));
      socket.outputStream().write("part".getBytes(UTF_8));
      out.add(raw);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPlainTextPeerIsNamedAndGetsNoAlert() throws Exception {
    try (ServerSocket listening = new ServerSocket(0)) {
      CompletableFuture<byte[]> got = new CompletableFuture<>();
      Thread.startVirtualThread(() -> greetInPlainText(listening, got));
      TlsException refused =
          assertThrows(
              TlsException.class,
              () -> TlsSocket.connect("localhost", listening.getLocalPort(), Loopback.client()));
      assertEquals(Malformation.NOT_TLS, refused.refusal());
      assertEquals("220 mail.example ESMTP..", refused.facts().get("as text"));
      byte[] hello = got.get(10, TimeUnit.SECONDS);
      int recordLength = (hello[3] & 0xff) << 8 | hello[4] & 0xff;
      assertEquals(5 + recordLength, hello.length, "a ClientHello and nothing behind it");
    }
  }

  private static void greetInPlainText(ServerSocket listening, CompletableFuture<byte[]> got) {
    try (Socket socket = listening.accept()) {
      socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
      got.complete(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      got.completeExceptionally(e);
    }
  }

  @Test
  void closingFromAnotherThreadEndsABlockedRead() throws Exception {
    CountDownLatch stay = new CountDownLatch(1);
    try (TlsServer server = TlsServer.start(0, Loopback.server(), c -> await(stay))) {
      TlsSocket socket = Loopback.connect(server);
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread reader =
          Thread.startVirtualThread(() -> {
            try {
              end.complete(new AssertionError("read " + socket.inputStream().read()));
            } catch (IOException e) {
              end.complete(e);
            }
          });
      while (reader.getState() != Thread.State.WAITING) {
        Thread.sleep(5);
      }
      socket.close();
      assertInstanceOf(SocketException.class, end.get(10, TimeUnit.SECONDS));
      stay.countDown();
    }
  }

  @Test
  void closingDoesNotWaitForAPeerThatDoesNotRead() throws Exception {
    CountDownLatch stay = new CountDownLatch(1);
    try (TlsServer server = TlsServer.start(0, Loopback.server(), c -> await(stay))) {
      TlsSocket socket = Loopback.connect(server);
      Thread writer =
          Thread.startVirtualThread(() -> {
            try {
              while (true) {
                socket.outputStream().write(new byte[1 << 20]);
              }
            } catch (IOException expected) {
              Thread.currentThread().interrupt();
            }
          });
      Thread.sleep(300);
      long before = System.nanoTime();
      socket.close();
      assertTrue(Duration.ofNanos(System.nanoTime() - before).toMillis() < 3000);
      assertTrue(writer.join(Duration.ofSeconds(5)));
      stay.countDown();
    }
  }

  /// The bytes have left, but the thread that wrote them has not been told.
  @Test
  void closingWaitsForAWriterToSayTheEnd() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    TlsServer.Handler reader =
        c -> {
          try {
            end.complete(c.inputStream().readAllBytes().length);
          } catch (IOException failure) {
            end.completeExceptionally(failure);
          }
        };
    try (TlsServer server =
        TlsServer.start(0, Loopback.server(), reader, TlsServer.Options.standard())) {
      LateSocket late = new LateSocket();
      late.connect(server.address());
      TlsSocket socket =
          TlsSocket.over(late, ClientConnection.open(Loopback.client(), "localhost"));
      socket.handshake();
      late.isLate = true;
      Thread writer =
          Thread.startVirtualThread(() -> {
            try {
              socket.outputStream().write(7);
            } catch (IOException failure) {
              end.completeExceptionally(failure);
            }
          });
      assertTrue(late.wrote.await(10, TimeUnit.SECONDS));
      Thread closer = Thread.startVirtualThread(socket::close);
      closer.join(Duration.ofMillis(100));
      late.goOn.countDown();
      assertEquals(1, end.get(10, TimeUnit.SECONDS), "an end that was said");
      assertTrue(writer.join(Duration.ofSeconds(10)));
      assertTrue(closer.join(Duration.ofSeconds(10)));
    }
  }

  /// A socket whose writes are done before they return.
  private static final class LateSocket extends Socket {

    private final CountDownLatch wrote = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean isLate;

    @Override
    public OutputStream getOutputStream() throws IOException {
      OutputStream network = super.getOutputStream();
      return new OutputStream() {

        @Override
        public void write(int one) throws IOException {
          write(new byte[] {(byte) one});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          network.write(bytes, offset, length);
          if (isLate) {
            wrote.countDown();
            TlsSocketTest.await(goOn);
          }
        }
      };
    }
  }

  @Test
  void anIdleSocketHoldsNoBuffer() throws Exception {
    try (TlsServer server = Loopback.echo();
        TlsSocket socket = Loopback.connect(server)) {
      socket.outputStream().write(new byte[30_000]);
      socket.inputStream().readNBytes(30_000);
      assertEquals(0, heldBy(socket, "arrived"));
    }
  }

  private static int heldBy(TlsSocket socket, String field) throws Exception {
    var inbound = TlsSocket.class.getDeclaredField("inbound");
    inbound.setAccessible(true);
    var buffer = Inbound.class.getDeclaredField(field);
    buffer.setAccessible(true);
    return ((java.nio.ByteBuffer) buffer.get(inbound.get(socket))).capacity();
  }

  @Test
  void bothSidesExportTheSameKeyingMaterial() throws Exception {
    CompletableFuture<byte[]> servers = new CompletableFuture<>();
    TlsServer.Handler export =
        c -> {
          servers.complete(c.exportKeyingMaterial("EXPERIMENTAL-test", Opaque.EMPTY, 40));
          c.outputStream().write(1);
        };
    try (TlsServer server = TlsServer.start(0, Loopback.server(), export);
        TlsSocket socket = Loopback.connect(server)) {
      socket.inputStream().readAllBytes();
      byte[] ours = socket.exportKeyingMaterial("EXPERIMENTAL-test", Opaque.EMPTY, 40);
      assertTrue(Arrays.equals(ours, servers.get(5, TimeUnit.SECONDS)));
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
