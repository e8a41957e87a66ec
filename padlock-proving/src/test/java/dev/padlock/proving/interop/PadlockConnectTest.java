package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `padlock connect` with the servers of others, and with `padlock serve`.
final class PadlockConnectTest {

  private static final String LINE = "how do you do?";

  @TempDir Path folder;

  static List<ProgramPeer> peers() {
    return List.of(OpenSsl.OF_THE_MACHINE, OpenSsl.NEWER, new GnuTls());
  }

  private Program connect(int port, String... options) {
    return connect(KeyFiles.root(), port, options);
  }

  private Program connect(Path root, int port, String... options) {
    List<String> all = new ArrayList<>(List.of("connect", "--ca", root.toString()));
    all.addAll(List.of(options));
    all.add("localhost:" + port);
    return Command.start(folder, all.toArray(String[]::new));
  }

  private static ProgramPeer.End serve(ProgramPeer peer) throws Exception {
    return peer.serve(KeyFiles.server(KeyKind.EC_P256), peer.serving(Terms.USUAL));
  }

  /// A conversation that the end of our input ends.
  private static void talk(Program connect, ProgramPeer.End server) {
    connect.type(LINE);
    server.program().await(LINE);
    if (server instanceof OpenSsl.End) {
      server.program().type(LINE);
    }
    connect.await(LINE);
    connect.endInput();
    assertEquals(0, connect.ended(), connect::toString);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void itTalksAndTellsTheHandshake(ProgramPeer peer) throws Exception {
    try (ProgramPeer.End server = serve(peer);
        Program connect = connect(server.port(), "--trace", "--alpn", Peer.PROTOCOL)) {
      talk(connect, server);
      for (String told : List.of("ClientHello", "ServerHello", "Finished", "x25519", "echo")) {
        assertTrue(connect.output().contains(told), connect::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void itTellsProgramsInJson(ProgramPeer peer) throws Exception {
    try (ProgramPeer.End server = serve(peer);
        Program connect = connect(server.port(), "--json", "--alpn", Peer.PROTOCOL)) {
      assertEquals(0, connect.ended(), connect::toString);
      assertEquals(1, connect.output().lines().count(), connect::toString);
      for (String told :
          List.of("\"exit_code\":0", "\"tls_version\":\"TLS 1.3\"", "\"group\":\"x25519\"")) {
        assertTrue(connect.output().contains(told), connect::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void itComesBackAndResumes(ProgramPeer peer) throws Exception {
    try (Reunion server = peer.serveTwice(Resumed.USUAL, KeyFiles.server(KeyKind.EC_P256));
        Program connect = connect(server.meet().port(), "--resume", "1", "--alpn", Peer.PROTOCOL)) {
      connect.await(Pattern.compile("connected: TLS 1\\.3, .*, resumed with localhost"));
      talk(connect, (ProgramPeer.End) server.meet());
      server.assertResumed();
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void itSendsEarlyData(ProgramPeer peer) throws Exception {
    String request = "how early may I ask?";
    Path file = KeyFiles.write("early-request", request);
    KeyFiles identity = KeyFiles.server(KeyKind.EC_P256);
    try (Reunion server = peer.takingEarlyData(Terms.USUAL, identity, 1000);
        Program connect =
            connect(
                server.meet().port(), "--early-data", file.toString(), "--alpn", Peer.PROTOCOL)) {
      connect.await("early data: taken by the server");
      ProgramPeer.End again = (ProgramPeer.End) server.meet();
      again.program().await(peer.earlyDataTaken(request.length()));
      talk(connect, again);
      server.assertResumed();
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void itRefusesAServerThatItHasNoReasonToBelieve(ProgramPeer peer) throws Exception {
    try (ProgramPeer.End server = peer.serve(Bad.UNTRUSTED.server(), peer.serving(Terms.USUAL));
        Program connect = connect(server.port(), "--alpn", Peer.PROTOCOL)) {
      assertEquals(1, connect.ended(), connect::toString);
      assertTrue(connect.output().contains("[UNKNOWN_CA]"), connect::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itAsksInPlainTextFirst(Prelude prelude) throws Exception {
    try (ProgramPeer.End server = serve(OpenSsl.OF_THE_MACHINE);
        Bridge bridge =
            Bridge.to(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                prelude,
                (fromClient, bytes) -> {});
        Program connect =
            connect(bridge.port(), "--alpn", Peer.PROTOCOL, "--starttls", prelude.name())) {
      talk(connect, server);
    }
  }

  @Test
  void beingStoppedItSaysCloseNotify() throws Exception {
    try (ProgramPeer.End server = serve(OpenSsl.OF_THE_MACHINE);
        Program connect = connect(server.port(), "--alpn", Peer.PROTOCOL)) {
      connect.type(LINE);
      server.program().await(LINE);
      connect.stop();
      server.assertContent();
      assertFalse(server.told().contains("unexpected eof"), server.told());
      connect.ended();
    }
  }

  @Test
  void itTalksToPadlockServe() {
    try (Program serve = Command.start(folder, "serve", "--port", "0", "--echo")) {
      String port = serve.await(Pattern.compile("https://localhost:(\\d+)/")).group(1);
      serve.await("stop         Ctrl-C");
      Path localCa = folder.resolve("padlock/ca.pem");
      try (Program connect = connect(localCa, Integer.parseInt(port))) {
        connect.await("connected: TLS 1.3, X25519MLKEM768");
        connect.type(LINE);
        connect.await(LINE);
        connect.endInput();
        assertEquals(0, connect.ended(), connect::toString);
      }
    }
  }
}
