package dev.padlock.proving.bogo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.io.TlsSocket;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shim as the runner sees it, but for the launcher in C; Padlock itself is the peer.
@Timeout(60)
class ShimTest {

  private static final String NAME = "server.example";
  private static final long ID = 0x1122334455667788L;

  /// In a folder with a short name: a path to a Unix-domain socket has at most 107 bytes.
  @TempDir private Path folder;

  private final CompletableFuture<SocketChannel> launched = new CompletableFuture<>();
  private ShimServer shim;
  private ServerSocket runner;

  @BeforeEach
  void start() throws Exception {
    shim = ShimServer.start(folder.resolve("shim"), Invocation::new, outcome -> {});
    runner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Identity identity = TestCa.server(KeyKind.EC_P256, NAME);
    identity.writePem(folder.resolve("chain.pem"), folder.resolve("key.pem"));
  }

  @AfterEach
  void stop() throws Exception {
    shim.close();
    runner.close();
  }

  /// What a launcher gets to print, and its exit status.
  private record Answer(String out, String errors, int status) {}

  private SocketChannel launch(List<String> arguments) throws IOException {
    SocketChannel launcher = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("shim")));
    DataOutputStream out = new DataOutputStream(Channels.newOutputStream(launcher));
    out.writeInt(arguments.size());
    for (String argument : arguments) {
      byte[] bytes = argument.getBytes(StandardCharsets.ISO_8859_1);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
    return launcher;
  }

  private Answer answer(SocketChannel launcher) throws IOException {
    StringBuilder out = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    DataInputStream in = new DataInputStream(Channels.newInputStream(launcher));
    int kind = in.readByte();
    while (kind != 'x') {
      String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      (kind == 'o' ? out : errors).append(text);
      kind = in.readByte();
    }
    return new Answer(out.toString(), errors.toString(), in.readInt());
  }

  private Answer run(String... flags) throws IOException {
    try (SocketChannel launcher = launch(flags(flags))) {
      return answer(launcher);
    }
  }

  private List<String> flags(String... more) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-port", Integer.toString(runner.getLocalPort()), "-shim-id", Long.toString(ID)));
    flags.addAll(Arrays.asList(more));
    return flags;
  }

  private String[] serving(String... more) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-server",
                "-cert-file",
                folder.resolve("chain.pem").toString(),
                "-key-file",
                folder.resolve("key.pem").toString()));
    flags.addAll(Arrays.asList(more));
    return flags.toArray(String[]::new);
  }

  /// What the runner does with the connection that the shim makes.
  @FunctionalInterface
  private interface Peer {
    void talk(Socket transport) throws Exception;
  }

  private CompletableFuture<Void> runner(Peer peer) {
    return CompletableFuture.runAsync(() -> {
      try (Socket transport = runner.accept()) {
        byte[] id = transport.getInputStream().readNBytes(Long.BYTES);
        assertEquals(ID, ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN).getLong());
        peer.talk(transport);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    });
  }

  private static TlsConnection server() throws TlsException {
    return ServerConnection.open(
        ServerConfig.builder()
            .credentials(Credential.of(TestCa.server(KeyKind.EC_P256, NAME)))
            .build());
  }

  private static TlsConnection client() throws TlsException {
    return ClientConnection.open(ClientConfig.builder().trust(TestCa.trust()).build(), NAME);
  }

  /// What the shim must send back: every bit the other way.
  private static void echo(Socket transport, TlsConnection connection) throws IOException {
    try (TlsSocket socket = TlsSocket.over(transport, connection)) {
      byte[] sent = "ping".getBytes(StandardCharsets.UTF_8);
      socket.outputStream().write(sent);
      byte[] back = socket.inputStream().readNBytes(sent.length);
      for (int i = 0; i < back.length; i++) {
        back[i] ^= (byte) 0xff;
      }
      assertArrayEquals(sent, back);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-async", "-implicit-handshake", "-enable-grease"})
  void aClientEchoesOverTheSocketAndOverTheEngine(String flag) throws Exception {
    CompletableFuture<Void> peer = runner(transport -> echo(transport, server()));
    assertEquals(new Answer("", "", 0), run(flag));
    peer.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-async", "-implicit-handshake", "-key-update"})
  void aServerEchoesOverTheSocketAndOverTheEngine(String flag) throws Exception {
    CompletableFuture<Void> peer = runner(transport -> echo(transport, client()));
    assertEquals(new Answer("", "", 0), run(serving(flag)));
    peer.get();
  }

  /// Whatever has no session to resume fails.
  @ParameterizedTest
  @CsvSource({
    "771, -async",
    "771, -implicit-handshake",
    "772, -async",
    "772, -implicit-handshake",
  })
  void theNextConnectionResumesWhatTheFirstOneLeft(int version, String flag) throws Exception {
    ClientConfig config =
        ClientConfig.builder().trust(TestCa.trust()).versions(new ProtocolVersion(version)).build();
    Peer twice = transport -> echo(transport, ClientConnection.open(config, NAME));
    CompletableFuture<Void> peer = runner(twice).thenCompose(done -> runner(twice));
    assertEquals(
        new Answer("", "", 0),
        run(serving("-resume-count", "1", "-expect-version", Integer.toString(version), flag)));
    peer.get();
  }

  /// The server answers before the client has finished, and the client reads that as ever.
  @ParameterizedTest
  @ValueSource(strings = {"-async", "-enable-grease"})
  void aServerAnswersEarlyDataAtOnce(String flag) throws Exception {
    ClientConfig config = ClientConfig.builder().trust(TestCa.trust()).earlyData(true).build();
    Peer first = transport -> echo(transport, ClientConnection.open(config, NAME));
    Peer early = transport -> earlyEcho(transport, ClientConnection.open(config, NAME));
    CompletableFuture<Void> peer = runner(first).thenCompose(done -> runner(early));
    assertEquals(
        new Answer("", "", 0),
        run(
            serving(
                "-resume-count",
                "1",
                "-enable-early-data",
                "-on-resume-expect-accept-early-data",
                flag)));
    peer.get();
  }

  private static void earlyEcho(Socket transport, ClientConnection connection) throws IOException {
    ByteBuffer sealed = ByteBuffer.allocate(2 * TlsConnection.RECORD_BUFFER_SIZE);
    connection.sendEarlyData(ByteBuffer.wrap(new byte[] {1, 2}), sealed);
    transport.getOutputStream().write(sealed.array(), 0, sealed.position());
    try (TlsSocket socket = TlsSocket.over(transport, connection)) {
      assertArrayEquals(new byte[] {-2, -3}, socket.inputStream().readNBytes(2));
      assertEquals(EarlyDataOutcome.TAKEN, socket.info().earlyData());
    }
  }

  @Test
  void earlyDataThatShouldHaveBeenTakenAndWasNotFails() throws Exception {
    ClientConfig config = ClientConfig.builder().trust(TestCa.trust()).build();
    Peer twice = transport -> echo(transport, ClientConnection.open(config, NAME));
    CompletableFuture<Void> peer = runner(twice).thenCompose(done -> runner(twice));
    Answer answer =
        run(
            serving(
                "-resume-count", "1", "-enable-early-data", "-on-resume-expect-accept-early-data"));
    assertEquals(ExitStatus.FAILED.code(), answer.status());
    assertTrue(answer.errors().contains("early data: expected true, saw false"), answer::errors);
    peer.get();
  }

  @Test
  void aConnectionThatResumesUnexpectedlyFails() throws Exception {
    ServerConfig config =
        ServerConfig.builder()
            .credentials(Credential.of(TestCa.server(KeyKind.EC_P256, NAME)))
            .build();
    Peer once = transport -> echo(transport, ServerConnection.open(config));
    Peer again = transport -> TlsSocket.over(transport, ServerConnection.open(config)).handshake();
    CompletableFuture<Void> peer = runner(once).thenCompose(done -> runner(again));
    Answer answer =
        run("-max-version", "771", "-resume-count", "1", "-on-resume-expect-session-miss");
    assertEquals(ExitStatus.FAILED.code(), answer.status());
    assertTrue(answer.errors().contains("resumption: expected false, saw true"), answer::errors);
    peer.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-async", "-enable-grease"})
  void aRefusalIsNamedAndReachesThePeer(String flag) throws Exception {
    CompletableFuture<Void> peer =
        runner(transport -> {
          try (TlsSocket socket = TlsSocket.over(transport, server())) {
            socket.inputStream().read();
          } catch (TlsException refused) {
            assertEquals("certificate_unknown", refused.facts().get("alert"));
          }
        });
    Answer answer = run("-verify-fail", flag);
    assertEquals(ExitStatus.FAILED.code(), answer.status());
    assertTrue(answer.errors().startsWith(":CERTIFICATE_REJECTED:\n"), answer::errors);
    peer.get();
  }

  @Test
  void anExpectationThatIsNotMetFailsWithoutTheNameOfARefusal() throws Exception {
    CompletableFuture<Void> peer =
        runner(transport -> TlsSocket.over(transport, client()).handshake());
    Answer answer = run(serving("-expect-cipher", "4867", "-expect-curve-id", "24"));
    assertEquals(ExitStatus.FAILED.code(), answer.status());
    assertFalse(answer.errors().isEmpty());
    assertFalse(Pattern.compile("^:[A-Z_]+:", Pattern.MULTILINE).matcher(answer.errors()).find());
    peer.get();
  }

  @Test
  void whatIsNotBuiltIsToldApartFromFailures() throws Exception {
    for (String[] flags :
        List.of(
            new String[] {"-dtls"},
            new String[] {"-no-such-flag"},
            new String[] {"-false-start"},
            new String[] {"-max-version", "770"},
            new String[] {"-curves", "1"})) {
      assertEquals(ExitStatus.UNIMPLEMENTED.code(), run(flags).status(), flags[0]);
    }
  }

  @Test
  void aRunnerThatCannotBeReachedIsNoRefusal() throws Exception {
    runner.close();
    assertEquals(ExitStatus.BROKEN.code(), run().status());
    assertEquals(ExitStatus.BROKEN.code(), run("-port", "not a number").status());
  }

  @Test
  void theRunOfALauncherThatIsKilledEnds() throws Exception {
    CompletableFuture<Integer> end = new CompletableFuture<>();
    CompletableFuture<Void> peer =
        runner(transport -> {
          transport.getInputStream().readNBytes(10);
          launched.get().close();
          transport.getInputStream().transferTo(OutputStream.nullOutputStream());
          end.complete(transport.getInputStream().read());
        });
    launched.complete(launch(flags()));
    assertEquals(-1, end.get());
    peer.get();
  }

  @Test
  void theRunnersQuestionIsAnswered() throws Exception {
    assertEquals(new Answer("No\n", "", 0), run("-is-handshaker-supported"));
  }
}
