package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.Peers;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.trace.TraceEvent.MessageSeen;
import dev.padlock.tls.wire.NamedGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Wireshark's reader as an observer of both our ends, who holds our key log (RFC 9850): it must
/// see the messages that our trace tells of, and what was said.
final class WiresharkTest {

  private static final String QUESTION = "what is the answer?";
  private static final String ANSWER = "forty-two, as before";

  @TempDir Path folder;

  /// What was captured, the key log, and the messages of the client's trace.
  private record Session(Path capture, Path keys, List<String> messages) {}

  static List<Terms> sessions() {
    return Stream.concat(
            Abilities.SUITES.stream().map(Terms.USUAL::withSuite),
            Stream.of(
                Terms.USUAL.withGroup(NamedGroup.X25519MLKEM768),
                Terms.USUAL.withGroup(NamedGroup.SECP256R1).afterRetry(),
                Terms.USUAL.withClientKey(KeyKind.ED25519)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void ourKeyLogOpensOurSessions(Terms terms) throws Exception {
    Session session = session(terms);
    String seen = tshark(session.capture(), session.keys());
    assertEquals(session.messages(), messages(seen));
    assertTrue(seen.contains(QUESTION), seen);
    assertTrue(seen.contains(ANSWER), seen);
  }

  @Test
  void withoutTheKeyLogTheHellosAreAllThereIs() throws Exception {
    Session session = session(Terms.USUAL);
    String seen = tshark(session.capture(), Files.writeString(folder.resolve("nothing"), ""));
    assertEquals(List.of("1", "2"), messages(seen));
    assertFalse(seen.contains(QUESTION), seen);
  }

  /// A whole connection, with a KeyUpdate that asks for one in return.
  private Session session(Terms terms) throws Exception {
    Capture capture = new Capture();
    List<String> clientKeys = new ArrayList<>();
    List<String> serverKeys = new ArrayList<>();
    ServerConfig server = OurConfigs.server(terms).dangerous().keyLog(serverKeys::add).build();
    List<String> messages;
    try (Door door = Door.open();
        Bridge bridge =
            Bridge.to(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()),
                client -> {},
                capture);
        OurEnd client =
            OurEnd.connect(
                OurConfigs.client(terms).dangerous().keyLog(clientKeys::add).build(),
                bridge.port());
        OurEnd served = door.accept(server)) {
      try (Aside _ = Aside.begin(() -> serve(served))) {
        client.say("hello");
        assertEquals("hello", client.hear());
        client.updateKeys(true);
        client.say(QUESTION);
        assertEquals(ANSWER, client.hear());
        client.closeOutput();
        client.assertEnd();
      }
      messages =
          client
              .seen(MessageSeen.class)
              .map(seen -> Integer.toString(seen.message().type().code()))
              .toList();
    }
    assertEquals(new TreeSet<>(clientKeys), new TreeSet<>(serverKeys));
    return new Session(
        Files.write(folder.resolve("capture"), capture.bytes()),
        Files.write(folder.resolve("keys"), clientKeys),
        messages);
  }

  private static void serve(OurEnd server) throws IOException {
    server.say(server.hear());
    assertEquals(QUESTION, server.hear());
    server.say(ANSWER);
    server.assertEnd();
    server.closeOutput();
  }

  /// The types of the handshake messages, in order: what is printed before the conversation.
  private static List<String> messages(String seen) {
    return seen.lines()
        .takeWhile(line -> !line.startsWith("==="))
        .filter(line -> line.matches("[0-9,]+")) // It may warn that it runs as root.
        .flatMap(line -> Arrays.stream(line.split(",")))
        .toList();
  }

  private static String tshark(Path capture, Path keys) {
    List<String> command = new ArrayList<>(List.of(Peers.find("tshark").toString()));
    command.addAll(List.of("-r", capture.toString(), "-o", "tls.keylog_file:" + keys));
    command.addAll(List.of("-T", "fields", "-e", "tls.handshake.type"));
    command.addAll(List.of("-z", "follow,tls,ascii,0"));
    return Program.outputOf(command);
  }
}
