package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ConfigBuilder;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent.RecordSeen;
import dev.padlock.tls.wire.ContentType;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long records are: padding, small first records, and the limits that the other side announces
/// (RFC 9846 §5.4, RFC 8449).
class RecordShapeTest {

  private static final int HEADER_AND_TAG = 5 + 16;
  private static final int LARGEST = 1 << 14;
  private static final String DATA = "0123456789".repeat(4000);

  private static Wire wire(
      UnaryOperator<ClientConfig.Builder> client, UnaryOperator<ServerConfig.Builder> server)
      throws Exception {
    return Wire.between(
            client.apply(Parties.client()).build(), server.apply(Parties.server()).build())
        .talk();
  }

  private static List<RecordSeen> sent(Side side, KeyStage stage) {
    return side.traced(RecordSeen.class).stream()
        .filter(seen -> seen.direction() == Direction.SENT && seen.stage() == stage)
        .toList();
  }

  private static List<Integer> dataLengths(Side side) {
    return sent(side, KeyStage.APPLICATION).stream()
        .filter(seen -> seen.type() == ContentType.APPLICATION_DATA)
        .map(RecordSeen::content)
        .toList();
  }

  private static void assertAllArrives(Wire wire) throws Exception {
    wire.client.say(DATA);
    wire.server.say(DATA);
    wire.talk();
    assertEquals(DATA, wire.client.received());
    assertEquals(DATA, wire.server.received());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 1000, 16385})
  void protectedRecordsFillBlocks(int block) throws Exception {
    Wire wire = wire(client -> client.padRecordsTo(block), server -> server.padRecordsTo(block));
    wire.client.say("a");
    wire.talk();
    assertAllArrivesBeside(wire, "a");
    for (Side side : List.of(wire.client, wire.server)) {
      for (KeyStage stage : List.of(KeyStage.HANDSHAKE, KeyStage.APPLICATION)) {
        for (RecordSeen record : sent(side, stage)) {
          int inner = record.length() - HEADER_AND_TAG;
          assertTrue(inner % block == 0 || inner == LARGEST + 1, record::toString);
        }
      }
    }
  }

  private static void assertAllArrivesBeside(Wire wire, String before) throws Exception {
    wire.client.say(DATA);
    wire.talk();
    assertEquals(before + DATA, wire.server.received());
  }

  @Test
  void lengthsAreBareWherePaddingIsNotAskedFor() throws Exception {
    Wire wire = wire(UnaryOperator.identity(), UnaryOperator.identity());
    wire.client.say("four");
    RecordSeen record = sent(wire.client, KeyStage.APPLICATION).getLast();
    assertEquals(HEADER_AND_TAG + 4 + 1, record.length());
  }

  @Test
  void theFirstRecordsOfDataFitIntoAPacket() throws Exception {
    Wire wire = wire(UnaryOperator.identity(), server -> server.smallFirstRecords(false));
    assertAllArrives(wire);
    List<Integer> lengths = dataLengths(wire.client);
    assertEquals(8, lengths.stream().filter(length -> length == 1300).count());
    assertEquals(LARGEST, lengths.get(8));
    assertEquals(List.of(LARGEST, LARGEST, DATA.length() - 2 * LARGEST), dataLengths(wire.server));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 512, 16385})
  void aServerKeepsToTheClientsLimit(int limit) throws Exception {
    Wire wire = wire(client -> client.recordSizeLimit(limit), UnaryOperator.identity());
    assertAllArrives(wire);
    assertKeepsTo(limit, wire.server);
    assertTrue(dataLengths(wire.client).contains(LARGEST));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 512, 16385})
  void aClientKeepsToTheServersLimit(int limit) throws Exception {
    Wire wire =
        wire(client -> client.recordSizeLimit(16385), server -> server.recordSizeLimit(limit));
    assertAllArrives(wire);
    assertKeepsTo(limit, wire.client);
    assertTrue(dataLengths(wire.server).contains(LARGEST));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1000, 16384})
  void recordsThatWeSendCanBeLimitedByUsAlone(int most) throws Exception {
    Wire wire =
        wire(client -> client.sendRecordsUpTo(most), server -> server.sendRecordsUpTo(most));
    assertAllArrives(wire);
    for (Side side : List.of(wire.client, wire.server)) {
      assertEquals(most, dataLengths(side).stream().mapToInt(length -> length).max().orElse(0));
      assertTrue(
          side.traced(RecordSeen.class).stream()
              .filter(record -> record.direction() == Direction.SENT)
              .allMatch(record -> record.content() <= most));
    }
  }

  @Test
  void theLesserLimitCounts() throws Exception {
    Wire wire =
        wire(
            client -> client.recordSizeLimit(300).sendRecordsUpTo(200),
            server -> server.recordSizeLimit(100).sendRecordsUpTo(500));
    assertAllArrives(wire);
    assertEquals(99, Collections.max(dataLengths(wire.client)));
    assertEquals(299, Collections.max(dataLengths(wire.server)));
  }

  /// A client that announces nothing is told nothing (RFC 8449 §4).
  @Test
  void withoutAnOfferNobodyIsLimited() throws Exception {
    Wire wire = wire(UnaryOperator.identity(), server -> server.recordSizeLimit(64));
    assertAllArrives(wire);
    assertTrue(dataLengths(wire.client).contains(LARGEST));
  }

  @Test
  void paddingStaysWithinTheLimit() throws Exception {
    Wire wire =
        wire(
            client -> small(client, 300).padRecordsTo(256),
            server -> small(server, 300).padRecordsTo(256));
    assertAllArrives(wire);
    assertKeepsTo(300, wire.client);
    assertKeepsTo(300, wire.server);
  }

  private static <B extends ConfigBuilder<B>> B small(B builder, int limit) {
    return builder.recordSizeLimit(limit);
  }

  private static void assertKeepsTo(int limit, Side side) {
    for (KeyStage stage : List.of(KeyStage.HANDSHAKE, KeyStage.APPLICATION)) {
      for (RecordSeen record : sent(side, stage)) {
        assertTrue(record.length() - HEADER_AND_TAG <= limit, record::toString);
      }
    }
  }
}
