package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Need;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent.AlertSeen;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a connection does for its application beside carrying data: closing, exporting keys, and,
/// where it is asked in earnest, giving its secrets away.
class DoorTest {

  private static Wire connected() throws Exception {
    return Wire.between(Parties.client().build(), Parties.server().build()).talk();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  // Closing (RFC 9846 §6.1)

  @Test
  void whoeverClosesCanStillReceive() throws Exception {
    Wire wire = connected();
    wire.client.connection().closeSending();
    wire.talk();
    assertTrue(wire.client.connection().isSendClosed());
    assertFalse(wire.client.connection().isReceiveClosed());
    assertTrue(wire.server.connection().isReceiveClosed());
    assertFalse(wire.server.connection().isSendClosed());
    wire.server.say("still here");
    wire.talk();
    assertEquals("still here", wire.client.received());
    wire.server.connection().closeSending();
    wire.talk();
    assertTrue(wire.client.connection().isReceiveClosed());
    assertTrue(wire.client.refusal().isEmpty());
    assertTrue(wire.server.refusal().isEmpty());
    wire.client.end();
    wire.server.end();
    assertTrue(wire.client.refusal().isEmpty());
    assertTrue(wire.server.refusal().isEmpty());
  }

  @Test
  void nothingIsSentBehindTheEnd() throws Exception {
    Wire wire = connected();
    TlsConnection client = wire.client.connection();
    client.closeSending();
    client.closeSending();
    ByteBuffer data = ByteBuffer.wrap(bytes("late"));
    ByteBuffer out = ByteBuffer.allocate(100);
    assertEquals(Progress.DONE, client.send(data, out));
    assertEquals(5 + 2 + 17, out.position(), "one close_notify");
    assertEquals(Progress.CLOSED, client.send(data, out));
    assertEquals(4, data.remaining());
    assertEquals(
        Progress.CLOSED,
        wire.server
            .feed(Arrays.copyOf(out.array(), out.position()))
            .connection()
            .receive(ByteBuffer.allocate(0), out));
  }

  @Test
  void aHandshakeThatIsGivenUpSaysSo() throws Exception {
    Wire wire = Wire.between(Parties.client().build(), Parties.server().build());
    wire.client.run();
    wire.server.feed(wire.client.taken());
    wire.server.taken();
    wire.client.connection().closeSending();
    wire.client.run();
    wire.server.feed(wire.client.taken());
    assertEquals("CLOSED_DURING_HANDSHAKE", wire.server.outcome());
    assertEquals(
        List.of(90, 0),
        wire.server.traced(AlertSeen.class).stream()
            .filter(alert -> alert.direction() == Direction.RECEIVED)
            .map(AlertSeen::code)
            .toList());
    assertEquals(Need.NOTHING, wire.client.connection().need());
    assertEquals(
        Progress.CLOSED,
        wire.client.connection().receive(ByteBuffer.allocate(0), ByteBuffer.allocate(0)));
  }

  // Exporters (RFC 9846 §7.5)

  @Test
  void bothEndsExportTheSameAndNothingElseDoes() throws Exception {
    Wire wire = connected();
    Set<String> distinct = new TreeSet<>();
    for (String label : List.of("EXPORTER-one", "EXPORTER-two")) {
      for (String context : List.of("", "a", "b")) {
        for (int length : List.of(1, 32, 255 * 32)) {
          Opaque given = Opaque.of(bytes(context));
          byte[] client = wire.client.connection().exportKeyingMaterial(label, given, length);
          byte[] server = wire.server.connection().exportKeyingMaterial(label, given, length);
          assertArrayEquals(client, server);
          assertEquals(length, client.length);
          distinct.add(Opaque.of(client).hex());
        }
      }
    }
    assertTrue(distinct.size() > 12, "all but a byte here and there differ");
    assertNotEquals(
        Opaque.of(export(connected())).hex(), Opaque.of(export(wire)).hex(), "connections differ");
  }

  private static byte[] export(Wire wire) {
    return wire.client.connection().exportKeyingMaterial("EXPORTER-one", Opaque.EMPTY, 32);
  }

  @Test
  void nothingIsExportedBeforeTheHandshakeOrAfterTheEnd() throws Exception {
    Wire early = Wire.between(Parties.client().build(), Parties.server().build());
    assertThrows(IllegalStateException.class, () -> export(early));
    Wire late = connected();
    late.client.connection().closeSending();
    late.server.connection().closeSending();
    late.talk();
    assertThrows(IllegalStateException.class, () -> export(late));
  }

  // The key log (RFC 9850)

  @Test
  void bothEndsLogTheSameSecretsInTheFormatThatToolsRead() throws Exception {
    List<String> byClient = new ArrayList<>();
    List<String> byServer = new ArrayList<>();
    ClientConfig client = Parties.client().dangerous().keyLog(byClient::add).build();
    ServerConfig server = Parties.server().dangerous().keyLog(byServer::add).build();
    Wire wire = Wire.between(client, server).talk();
    wire.client.connection().updateKeys(false);
    wire.client.say("x");
    wire.talk();
    assertEquals(new TreeSet<>(byClient), new TreeSet<>(byServer));
    for (String line : byClient) {
      assertTrue(line.matches("[A-Z_]+[0-9]* [0-9a-f]{64} [0-9a-f]{64}"), line);
    }
    assertEquals(
        Set.of(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0",
            "EXPORTER_SECRET",
            "CLIENT_TRAFFIC_SECRET_1"),
        byClient.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet()));
    assertEquals(6, byClient.size());
    assertEquals(1, byClient.stream().map(line -> line.split(" ")[1]).distinct().count());
  }

  @Test
  void noSecretIsInWhatElseAConnectionTells() throws Exception {
    List<String> log = new ArrayList<>();
    ClientConfig client = Parties.client().dangerous().keyLog(log::add).build();
    ServerConfig server = Parties.server().dangerous().keyLog(log::add).build();
    Wire wire = Wire.between(client, server).talk();
    wire.client.say("x");
    wire.server.feed(
        new byte[] {23, 3, 3, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    wire.talk();
    assertEquals("BAD_RECORD_MAC", wire.server.outcome());
    String told =
        wire.client.trace()
            + wire.server.trace().toString()
            + wire.server.refusal()
            + wire.client.refusal();
    for (String line : log) {
      String secret = line.split(" ")[2];
      for (int from = 0; from + 16 <= secret.length(); from += 16) {
        assertFalse(told.contains(secret.substring(from, from + 16)), line.split(" ")[0]);
      }
    }
  }
}
