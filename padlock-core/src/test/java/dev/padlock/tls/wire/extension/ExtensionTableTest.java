package dev.padlock.tls.wire.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table against the RFC's own, which is the golden file.
final class ExtensionTableTest {

  record Row(ExtensionType type, String name, Set<String> places, boolean recognised) {

    static Row of(String line) {
      List<String> columns = List.of(line.split(" +"));
      return new Row(
          new ExtensionType(Integer.parseInt(columns.getFirst(), 16)),
          columns.get(1),
          Set.copyOf(columns.subList(2, columns.size() - 1)),
          columns.getLast().equals("recognised"));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachExtensionIsReadWhereTheRfcAllowsItAndRefusedElsewhere(Row row) throws TlsException {
    assertEquals(row.name(), row.type().toString());
    for (ExtensionPlace place : ExtensionPlace.values()) {
      if (!row.recognised()) {
        assertEquals(
            new Unknown(row.type(), Opaque.EMPTY),
            ExtensionTable.read(place, row.type(), Opaque.EMPTY));
      } else if (!row.places().contains(place.abbreviation())) {
        TlsException refusal =
            assertThrows(
                TlsException.class, () -> ExtensionTable.read(place, row.type(), Opaque.EMPTY));
        assertEquals(Misbehaviour.EXTENSION_IN_WRONG_MESSAGE, refusal.refusal());
      }
    }
    Set<String> places =
        ExtensionTable.placesOf(row.type()).stream()
            .map(ExtensionPlace::abbreviation)
            .collect(toSet());
    assertEquals(row.recognised() ? row.places() : Set.of(), places);
  }

  @Test
  void theTableHasNoRowThatTheGoldenFileLacks() throws IOException {
    Set<ExtensionType> golden =
        rows().stream().filter(Row::recognised).map(Row::type).collect(toSet());

    assertEquals(golden, ExtensionTable.types());
  }

  /// With the golden file above, every cell of the table has its own content.
  @ParameterizedTest
  @EnumSource(ExtensionPlace.class)
  void eachContentIsReadAsItWasWritten(ExtensionPlace place) throws TlsException {
    RandomExtensions random = new RandomExtensions(new Random(9846));
    for (Supplier<Extension> one : random.possible(place)) {
      Extension extension = one.get();
      assertEquals(extension, ExtensionTable.read(place, extension.type(), body(extension)));
    }
  }

  @Test
  void everyCellOfTheTableIsTriedByTheRandomExtensions() {
    RandomExtensions random = new RandomExtensions(new Random(9846));
    for (ExtensionPlace place : ExtensionPlace.values()) {
      Set<ExtensionType> tried =
          random.possible(place).stream().map(one -> one.get().type()).collect(toSet());
      if (place == ExtensionPlace.CLIENT_HELLO) {
        tried.add(random.preSharedKeys().type());
      }
      Set<ExtensionType> cells =
          ExtensionTable.types().stream()
              .filter(type -> ExtensionTable.placesOf(type).contains(place))
              .collect(toSet());
      assertEquals(cells, tried, place.abbreviation());
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ExtensionTableTest.class.getResourceAsStream("/golden/extension-table.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Row::of)
          .toList();
    }
  }

  private static Opaque body(Extension extension) {
    ByteWriter out = new ByteWriter();
    extension.writeBody(out);
    return out.toOpaque();
  }
}
