package dev.padlock.tls.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Need;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.client12.ClientState12;
import dev.padlock.tls.handshake.server12.ServerState12;
import dev.padlock.tls.wire.CipherSuite;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What every state of the scores of TLS 1.2 does with every input, in real handshakes, held
/// against a file.
///
/// A change of these files is a change of the protocol: read it line by line.
class GoldenScore12Test {

  private static final Map<String, String> CLIENT = new LinkedHashMap<>();
  private static final Map<String, String> SERVER = new LinkedHashMap<>();

  static {
    try {
      play(Parties.client12().build(), Parties.server12().build());
      play(
          Parties.client12().credentials(Parties.clientCredential()).build(),
          Parties.server12()
              .clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust())
              .build());
      play(
          Parties.client12().build(),
          Parties.server12()
              .credentials(
                  Parties.serverCredential().withOcspResponse(Opaque.of(new byte[] {1, 2, 3})))
              .build());
      List<CipherSuite> keyTransport = List.of(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256);
      play(
          Parties.client12().policy(Policy.LEGACY).cipherSuites(keyTransport).build(),
          Parties.server12()
              .policy(Policy.LEGACY)
              .credentials(Parties.serverCredential(KeyKind.RSA_2048))
              .build());
      ClientConfig returning = Parties.client12().build();
      ServerConfig known = Parties.server12().build();
      play(returning, known);
      play(returning, known);
      play(returning, Parties.server12().resumption(false).build());
    } catch (Exception ours) {
      throw new ExceptionInInitializerError(ours);
    }
  }

  /// Plays a handshake, and looks at each state before the input comes that moves it on.
  private static void play(ClientConfig client, ServerConfig server) throws Exception {
    ProbedScore[] watched = new ProbedScore[2];
    TlsConnection c =
        Doors.anyClient(client, score -> watched[0] = new ProbedScore(score, CLIENT), null);
    TlsConnection s =
        Doors.anyServer(server, score -> watched[1] = new ProbedScore(score, SERVER), null);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    boolean moved = true;
    while (moved) {
      boolean first = step(c, toClient, toServer);
      boolean second = step(s, toServer, toClient);
      moved = first || second;
    }
    assertTrue(c.isHandshakeComplete());
    assertTrue(s.isHandshakeComplete());
    watched[0].probe();
    watched[1].probe();
  }

  private static boolean step(TlsConnection end, ByteBuffer in, ByteBuffer out) throws Exception {
    return switch (end.need()) {
      case Need.FLUSH -> end.flush(out) == Progress.DONE;
      case Need.ANSWER -> {
        end.pendingAnswer().orElseThrow().run();
        yield true;
      }
      case Need.INPUT, Need.NOTHING -> {
        in.flip();
        Progress progress = end.receive(in, ByteBuffer.allocate(1 << 14));
        in.compact();
        yield progress == Progress.DONE;
      }
    };
  }

  @Test
  void aClientDoesWhatItsFileSays() throws Exception {
    assertEquals(golden("client12-score.txt"), text(CLIENT));
  }

  @Test
  void aServerDoesWhatItsFileSays() throws Exception {
    assertEquals(golden("server12-score.txt"), text(SERVER));
  }

  @Test
  void everyStateIsVisited() {
    assertEquals(states(ClientState12.class), visited(CLIENT));
    Set<String> server = visited(SERVER);
    server.add(
        "WaitClientHello"); // the hello that decides for the version is put before it at once
    assertEquals(states(ServerState12.class), server);
  }

  private static Set<String> visited(Map<String, String> played) {
    return played.keySet().stream()
        .map(turn -> turn.split(" ")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> states(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Map<String, String> played) {
    StringBuilder text = new StringBuilder();
    String state = "";
    for (Map.Entry<String, String> turn : played.entrySet()) {
      String[] parts = turn.getKey().split(" ");
      if (!parts[0].equals(state)) {
        state = parts[0];
        text.append(state).append('\n');
      }
      text.append("  %-24s%s%n".formatted(parts[1], turn.getValue()));
    }
    return text.toString();
  }

  private static String golden(String name) throws Exception {
    try (InputStream in = GoldenScore12Test.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
