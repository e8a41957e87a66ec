package dev.padlock.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.padlock.cli.Run;
import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.wire.NamedGroup;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class DemoTest {

  private static final int MOST_LINES = 15;

  @TestFactory
  Stream<DynamicTest> everySceneEndsAsItMust() throws Exception {
    Stage stage = new Stage(new Props());
    return Programme.SCENES.stream()
        .map(scene ->
            DynamicTest.dynamicTest(
                scene.script().name(),
                () -> {
                  Performance played = scene.play(stage);
                  assertTrue(played.checks().size() >= 3, "a scene checks something");
                  for (Check check : played.checks()) {
                    assertTrue(check.holds(), check.what());
                  }
                }));
  }

  @Test
  void theStoryFitsEightyColumnsAndFifteenLinesAScene() {
    Run run = Run.of("demo");
    assertEquals(0, run.exit(), run.err());
    assertEquals("", run.err());
    run.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    assertFalse(run.out().contains("\033"), "no colours without a terminal");
    List<List<String>> scenes = scenes(run.out());
    assertEquals(Programme.SCENES.size(), scenes.size());
    for (List<String> scene : scenes) {
      assertTrue(scene.size() <= MOST_LINES, scene.size() + " lines: " + scene.getFirst());
    }
    assertTrue(run.out().contains("All " + Programme.SCENES.size() + " scenes ended as they must"));
  }

  /// From a title to the empty line behind it.
  private static List<List<String>> scenes(String out) {
    List<List<String>> scenes = new ArrayList<>();
    boolean inside = false;
    for (String line : out.lines().toList()) {
      if (line.matches("[ 1][0-9]  [A-Z].*")) {
        scenes.add(new ArrayList<>());
        inside = true;
      }
      inside &= !line.isEmpty();
      if (inside) {
        scenes.getLast().add(line);
      }
    }
    return scenes;
  }

  @Test
  void oneSceneIsPlayedByItsNumberOrItsName() {
    Run byNumber = Run.of("demo", "--scene", "2");
    Run byName = Run.of("demo", "--scene", "retry,untrusted");
    assertEquals(0, byNumber.exit());
    assertEquals(1, scenes(byNumber.out()).size());
    assertTrue(byNumber.out().contains("HelloRetryRequest"));
    assertEquals(2, scenes(byName.out()).size());
    assertTrue(byName.out().contains("UNKNOWN_CA"));
  }

  @Test
  void anUnknownSceneIsOneSentence() {
    Run run = Run.of("demo", "--scene", "42");
    assertEquals(2, run.exit());
    assertTrue(run.sentence().contains("There is no scene \"42\""), run.err());
    assertTrue(run.sentence().contains("eavesdropper"), run.err());
  }

  @Test
  void theDocumentHoldsWhatBothSidesSawAndNothingThatWasSaid() throws Exception {
    Run run = Run.of("demo", "--json");
    assertEquals(0, run.exit(), run.err());
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertEquals(1, document.get("version").asInt());
    assertTrue(document.get("as_it_must").asBoolean());
    assertEquals(Programme.SCENES.size(), document.get("scenes").size());
    JsonNode retry = document.get("scenes").get(1);
    assertEquals("retry", retry.get("name").asText());
    assertEquals(2, retry.get("round_trips").asInt());
    assertEquals("client", retry.get("client").get("role").asText());
    assertEquals("server", retry.get("server").get("role").asText());
    assertFalse(run.out().contains(Conversation.TOLD));
    assertFalse(run.out().contains(Conversation.ASKED));
  }

  @Test
  void aSceneThatEndsWronglyMakesTheExitCodeOne() throws Exception {
    Scene believed =
        new RefusedScene(
            new Script("believed", "Not expired at all", "It is refused all the same, or is it?"),
            Props::server,
            IdentityFault.CERTIFICATE_EXPIRED);
    Scene slow =
        new ConnectedScene(
            new Script("slow", "Two round trips", "It takes only one."),
            new ConnectedScene.Plan(
                (setting, props) -> {}, ConnectedScene.Agreed.on(NamedGroup.X25519), 2),
            Shown.ALL);
    for (Scene wrong : List.of(believed, slow)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Terminal terminal =
          Terminal.of(
              InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), Map.of());
      int exit = new CommandLine(new DemoCommand(terminal, List.of(wrong))).execute();
      assertEquals(1, exit);
      String told = out.toString(StandardCharsets.UTF_8);
      assertTrue(told.contains("not as it must be"), told);
      assertTrue(told.contains("1 of 1 scene did not end as it must"), told);
    }
  }

  @Test
  void theEavesdropperFindsWhatIsNotEncrypted() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Wiretap tap = Wiretap.listeningTo(server.getLocalPort());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), tap.port())) {
      byte[] record = {23, 3, 3, 0, 5, 'h', 'e', 'l', 'l', 'o'};
      client.getOutputStream().write(record);
      try (Socket accepted = server.accept()) {
        byte[] passed = accepted.getInputStream().readNBytes(record.length);
        assertEquals("hello", new String(passed, 5, 5, StandardCharsets.US_ASCII));
      }
      assertTrue(tap.finds("hello"));
      assertFalse(tap.finds("hollo"));
      assertEquals(List.of(new SeenRecord(true, 23, 5)), tap.records());
    }
  }
}
