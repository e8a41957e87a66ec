package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of `docs/interop.md` say what the rows of the matrix say.
final class InteropDocumentTest {

  private static final List<Peer> PEERS =
      List.of(OpenSsl.OF_THE_MACHINE, OpenSsl.NEWER, new GnuTls(), new SunJsse());

  @Test
  void theTablesAreThoseOfTheTests() throws IOException {
    String document = Files.readString(Path.of("../docs/interop.md"));
    for (String table :
        List.of(
            table("cipher suite", Abilities.SUITES, peer -> peer.abilities().suites()),
            table("cipher suite of TLS 1.2", Abilities.ALL_SUITES_12, Peer::suites12),
            table("group", Abilities.ALL.groups(), peer -> peer.abilities().groups()),
            table("key", Abilities.ALL.keys(), peer -> peer.abilities().keys()))) {
      assertTrue(document.contains(table), () -> "docs/interop.md should have\n" + table);
    }
  }

  private static String table(String head, List<?> rows, Function<Peer, List<?>> known) {
    String names = PEERS.stream().map(Peer::name).collect(Collectors.joining(" | "));
    StringBuilder table = new StringBuilder("| " + head + " | " + names + " |\n|---");
    table.append("|---".repeat(PEERS.size())).append("|\n");
    for (Object one : rows) {
      String cells =
          PEERS.stream()
              .map(peer -> known.apply(peer).contains(one) ? "yes" : "-")
              .collect(Collectors.joining(" | "));
      table.append("| ").append(one).append(" | ").append(cells).append(" |\n");
    }
    return table.toString();
  }
}
