package dev.padlock.explain.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.explain.Recording;
import dev.padlock.explain.Rehearsal;
import dev.padlock.explain.story.Telling.Notes;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.EcPointFormats;
import dev.padlock.tls.wire.extension.EncryptThenMac;
import dev.padlock.tls.wire.extension.ExtendedMainSecret;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import dev.padlock.tls.wire.extension.RenegotiationInfo;
import dev.padlock.tls.wire.extension.SessionTicket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares whole stories with files. `-Dpadlock.golden=write` writes them anew, to be read before
/// they are committed.
final class StoryTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/padlock/explain/story");

  @Test
  void aFullHandshakeAsTheClientTellsIt() throws Exception {
    Rehearsal rehearsal = new Rehearsal().play();
    compare("full-client.txt", Story.full(rehearsal.atClient, Style.PLAIN));
  }

  @Test
  void aFullHandshakeAsTheServerTellsIt() throws Exception {
    Rehearsal rehearsal = new Rehearsal().play();
    compare("full-server.txt", Story.full(rehearsal.atServer, Style.PLAIN));
  }

  @Test
  void aResumedHandshakeAsTheClientTellsIt() throws Exception {
    SessionMemory memory = SessionMemory.bounded(1, 4);
    new Rehearsal().resume(memory).play();
    Rehearsal again = new Rehearsal().resume(memory).play();
    compare("resumed-client.txt", Story.full(again.atClient, Style.PLAIN));
  }

  @Test
  void theClassicHandshakeAsTheClientTellsIt() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.client.policy(Policy.INTERMEDIATE).versions(ProtocolVersion.TLS_1_2);
    rehearsal.server.policy(Policy.INTERMEDIATE).versions(ProtocolVersion.TLS_1_2);
    compare("tls12-client.txt", Story.full(rehearsal.play().atClient, Style.PLAIN));
  }

  @Test
  void aKeyExchangeInAFiniteFieldNamesItsGroupAndItsWeakness() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal
        .client
        .policy(Policy.LEGACY)
        .versions(ProtocolVersion.TLS_1_2)
        .cipherSuites(List.of(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256));
    rehearsal
        .server
        .policy(Policy.LEGACY)
        .versions(ProtocolVersion.TLS_1_2)
        .credentials(Credential.of(TestCa.server(KeyKind.RSA_2048, "localhost")));
    rehearsal.client.trust(TestCa.trust()).clock(InstantSource.system());
    rehearsal.play();
    for (Recording side : List.of(rehearsal.atClient, rehearsal.atServer)) {
      assertEquals(Optional.of(NamedGroup.FFDHE2048), side.course().agreement().group());
      String story = String.join("\n", Story.full(side, Style.PLAIN));
      assertTrue(story.contains("from both halves of ffdhe2048"), story);
      assertTrue(story.contains("RFC 10015"), story);
    }
  }

  @Test
  void aRetryInFull() throws Exception {
    compare("retry-client.txt", Story.full(retry().atClient, Style.PLAIN));
  }

  @Test
  void briefStories() throws Exception {
    List<String> stories = new ArrayList<>();
    for (Rehearsal each :
        List.of(new Rehearsal().play(), retry(), mutual(), expired(), misnamed())) {
      stories.addAll(Story.brief(each.atClient, Style.PLAIN));
      stories.add(Story.line(each.atClient.course()));
      stories.add("");
      stories.addAll(Story.brief(each.atServer, Style.PLAIN));
      stories.add(Story.line(each.atServer.course()));
      stories.add("");
    }
    compare("brief.txt", stories);
  }

  @Test
  void aRefusalInFull() throws Exception {
    List<String> story = Story.full(misnamed().atClient, Style.PLAIN);
    int from = story.stream().map(String::strip).toList().indexOf("server not believed");
    compare("refused-client.txt", story.subList(Math.max(0, from), story.size()));
  }

  @Test
  void aBriefHandshakeHasAboutTwelveLines() throws Exception {
    assertTrue(Story.brief(new Rehearsal().play().atClient, Style.PLAIN).size() <= 12);
    assertTrue(Story.brief(retry().atClient, Style.PLAIN).size() <= 14);
  }

  @Test
  void noLineIsWiderThanItsStyleAllows() throws Exception {
    for (int width : List.of(72, 80, 132)) {
      Style style = new Style(width, false, Palette.NONE);
      for (Rehearsal each :
          List.of(new Rehearsal().play(), retry(), mutual(), expired(), misnamed())) {
        for (Recording side : List.of(each.atClient, each.atServer)) {
          Stream.concat(Story.full(side, style).stream(), Story.brief(side, style).stream())
              .filter(line -> !line.contains("-addext") && !line.contains("openssl"))
              .forEach(line -> assertTrue(line.length() <= width, line));
        }
      }
    }
  }

  @Test
  void withoutUnicodeEverythingIsAscii() throws Exception {
    Style ascii = new Style(80, false, Palette.NONE);
    for (String line : Story.full(misnamed().atClient, ascii)) {
      assertTrue(
          StandardCharsets.US_ASCII.newEncoder().canEncode(line.replace("\u00a7", "")), line);
    }
  }

  @Test
  void coloursChangeNothingButColours() throws Exception {
    Recording recording = mutual().atClient;
    Style coloured = new Style(80, true, (tone, text) -> "\033[1m" + text + "\033[0m");
    List<String> bare =
        Story.full(recording, coloured).stream()
            .map(line -> line.replaceAll("\033\\[[01]m", ""))
            .toList();
    assertEquals(Story.full(recording, Style.PLAIN), bare);
  }

  @Test
  void aLiveStoryIsTheSameAsARecordedOne() throws Exception {
    Recording recording = retry().atClient;
    List<String> live = new ArrayList<>();
    List<Duration> times = new ArrayList<>();
    recording.moments().forEach(moment -> times.add(moment.at()));
    LiveStory story = new LiveStory(() -> times.removeFirst().toNanos(), Style.PLAIN, live::add);
    recording.moments().forEach(moment -> story.on(moment.event()));
    assertEquals(Story.full(recording, Style.PLAIN), live);
    assertEquals(2, story.course().roundTrips().count());
  }

  @Test
  void whatAPeerWritesCannotSteerTheTerminal() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.client.applicationProtocols("h2\033[2J", "evil\r\nline");
    rehearsal.play();
    List<String> told = new ArrayList<>(Story.full(rehearsal.atServer, Style.PLAIN));
    told.addAll(Story.brief(rehearsal.atServer, Style.PLAIN));
    told.add(Story.line(rehearsal.atServer.course()));
    for (String line : told) {
      assertFalse(line.chars().anyMatch(c -> c < ' ' || c == 0x7f), line);
    }
    assertTrue(told.stream().anyMatch(line -> line.contains("h2?[2J")));
  }

  @Test
  void whatOnlyTls12ReadsHasWordsToo() {
    Notes notes = new Notes();
    List<Extension> offered =
        List.of(
            EcPointFormats.uncompressed(),
            new ExtendedMainSecret(),
            new EncryptThenMac(),
            new RenegotiationInfo(Opaque.EMPTY),
            new RenegotiationInfo(Opaque.of(new byte[12])),
            new SessionTicket(Opaque.EMPTY),
            new SessionTicket(Opaque.of(new byte[12])),
            new MaxFragmentLength(1));
    offered.forEach(extension -> ExtensionTeller.note(extension, notes));
    assertEquals(offered.size(), notes.telling("", "").details().size());
  }

  @Test
  void aStorySaysWhetherASessionIsResumed() {
    Recording recording = new Recording(() -> 1);
    recording.on(new TraceEvent.SessionMissed("EXPIRED", "it is too old"));
    recording.on(new TraceEvent.SessionResumed("ticket"));
    String story = String.join("\n", Story.full(recording, Style.PLAIN));
    assertTrue(story.contains("it is too old"), story);
    assertTrue(story.contains("session resumed"), story);
    assertEquals(1, Story.brief(recording, Style.PLAIN).size());
  }

  @Test
  void aStoryNamesTheKeyThatBothHold() {
    Recording recording = new Recording(() -> 1);
    recording.on(new TraceEvent.ExternalPskUsed(Opaque.ofHex("646576696365"), true));
    recording.on(new TraceEvent.ExternalPskUsed(Opaque.ofHex("ff1b5b"), false));
    String story = String.join("\n", Story.full(recording, Style.PLAIN));
    assertTrue(story.contains("by external PSK device"), story);
    assertTrue(story.contains("imported"), story);
    assertTrue(story.contains("by external PSK ff1b5b"), story);
    assertEquals(2, Story.brief(recording, Style.PLAIN).size());
  }

  @Test
  void aStorySaysWhatBecomesOfEarlyData() {
    Recording recording = new Recording(() -> 1);
    recording.on(new TraceEvent.EarlyDataDecided(true, "", ""));
    recording.on(new TraceEvent.EarlyDataDecided(false, "REPLAYED", "it was used before"));
    recording.on(new TraceEvent.EarlyDataDecided(false, "", ""));
    String story = String.join("\n", Story.full(recording, Style.PLAIN));
    assertTrue(story.contains("early data taken"), story);
    assertTrue(story.contains("it was used before"), story);
    assertTrue(story.contains("the server does not say why"), story);
    assertEquals(3, Story.brief(recording, Style.PLAIN).size());
  }

  @Test
  void everyMessageHasItsBlock() throws Exception {
    Recording recording = mutual().atServer;
    List<String> story = Story.full(recording, Style.PLAIN);
    long messages =
        recording.moments().stream()
            .filter(m -> m.event() instanceof TraceEvent.MessageSeen)
            .count();
    long blocks =
        story.stream().filter(line -> line.matches(".* ms  [\u2190\u2192] [A-Z].*bytes.*")).count();
    assertEquals(messages, blocks);
  }

  private static Rehearsal retry() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.server.groups(List.of(NamedGroup.SECP384R1)).retryCookie(true);
    return rehearsal.play();
  }

  private static Rehearsal mutual() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.server.clientCertificates(ClientCertificates.REQUIRED, rehearsal.authority.trust());
    rehearsal.client.credentials(
        Credential.of(rehearsal.issue(CertificateProfile.client("Alice"))));
    return rehearsal.play();
  }

  private static Rehearsal expired() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.serve(
        CertificateProfile.server("localhost")
            .withValidity(
                Rehearsal.NOW.minus(Duration.ofDays(90)),
                Rehearsal.NOW.minus(Duration.ofHours(30))));
    return rehearsal.play();
  }

  private static Rehearsal misnamed() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.serve(CertificateProfile.server("*.example.com"));
    rehearsal.name = "a.b.example.com";
    return rehearsal.play();
  }

  private static void compare(String file, List<String> story) throws Exception {
    Path golden = GOLDEN.resolve(file);
    String told = String.join("\n", story) + "\n";
    if ("write".equals(System.getProperty("padlock.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, told);
    }
    assertEquals(Files.readString(golden), told);
  }
}
