package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent.MessageSeen;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.HandshakeType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What can be tried with a peer whose programs tell what they see.
abstract class ProgramMatrix extends InteropMatrix {

  private static final String LABEL = "EXPORTER-padlock";

  @Override
  abstract ProgramPeer peer();

  final ProgramPeer.End server(String... options) throws Exception {
    return peer()
        .serve(KeyFiles.server(KeyKind.EC_P256), and(peer().serving(Terms.USUAL), options));
  }

  final Calling client(String... options) {
    return port -> peer().call(port, and(peer().calling(Terms.USUAL), options));
  }

  static List<String> and(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return all;
  }

  static Program program(PeerEnd end) {
    return ((ProgramPeer.End) end).program();
  }

  static String[] array(List<String> options) {
    return options.toArray(String[]::new);
  }

  final List<CipherSuite> suites() {
    return peer().abilities().suites();
  }

  @ParameterizedTest
  @MethodSource("suites")
  final void bothSidesExportTheSameKeyingMaterial(CipherSuite suite) throws Exception {
    Terms terms = Terms.USUAL.withSuite(suite);
    String[] options = array(peer().exporting(LABEL, 40));
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "now we know each other");
          String told = program(theirs).await(peer().exported()).group(1);
          assertArrayEquals(HexFormat.of().parseHex(told), ours.exported(LABEL, 40));
        };
    ourClient(
        peer().serve(KeyFiles.server(KeyKind.EC_P256), and(peer().serving(terms), options)),
        OurConfigs.client(terms),
        talk);
    ourServer(
        port -> peer().call(port, and(peer().calling(terms), options)),
        OurConfigs.server(terms),
        talk);
  }

  /// RFC 9850: one file for both sides would do.
  @ParameterizedTest
  @MethodSource("suites")
  final void bothSidesLogTheSameSecrets(CipherSuite suite) throws Exception {
    Terms terms = Terms.USUAL.withSuite(suite);
    Set<String> lines = new ConcurrentSkipListSet<>();
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "no secrets between us");
          assertEquals(5, lines.size());
          assertEquals(new TreeSet<>(lines), logged());
        };
    Files.deleteIfExists(peer().keyLog());
    ourClient(
        terms,
        KeyFiles.server(KeyKind.EC_P256),
        OurConfigs.client(terms).dangerous().keyLog(lines::add),
        talk);
    Files.deleteIfExists(peer().keyLog());
    lines.clear();
    ourServer(terms, null, OurConfigs.server(terms).dangerous().keyLog(lines::add), talk);
  }

  private Set<String> logged() throws IOException {
    Set<String> lines = new TreeSet<>(Files.readAllLines(peer().keyLog()));
    lines.removeIf(line -> line.startsWith("#"));
    return lines;
  }

  @Test
  final void theirServerStaplesAnOcspResponse() throws Exception {
    KeyFiles server = KeyFiles.server(KeyKind.EC_P256);
    Ocsp good = Ocsp.good(server);
    ourClient(
        server(array(peer().stapling(good.file()))),
        OurConfigs.client(Terms.USUAL),
        (theirs, ours) -> {
          theirs.talkWith(ours, "stapled");
          assertEquals(good.bytes(), ours.info().peerOcspResponse());
        });
  }

  @Test
  final void ourServerStaplesAnOcspResponse() throws Exception {
    KeyFiles server = KeyFiles.server(KeyKind.EC_P256);
    Credential stapled =
        Credential.of(server.identity()).withOcspResponse(Ocsp.good(server).bytes());
    ourServer(
        client(array(peer().wantingStaple())),
        OurConfigs.server(Terms.USUAL).credentials(stapled),
        (theirs, ours) -> {
          theirs.talkWith(ours, "stapled");
          program(theirs).await(peer().goodStaple());
        });
  }

  @Test
  final void whoDoesNotResumeLeavesTheirTicketsAlone() throws Exception {
    ourClient(
        server(),
        OurConfigs.client(Terms.USUAL).resumption(false),
        (theirs, ours) -> {
          theirs.talkWith(ours, "keep your tickets");
          assertTrue(received(HandshakeType.NEW_SESSION_TICKET, ours) > 0);
          theirs.talkWith(ours, "still here");
        });
  }

  static long received(HandshakeType type, OurEnd ours) {
    return seen(Direction.RECEIVED, type, ours);
  }

  static long seen(Direction direction, HandshakeType type, OurEnd ours) {
    return ours.seen(MessageSeen.class)
        .filter(seen -> seen.direction() == direction && seen.message().type().equals(type))
        .count();
  }
}
