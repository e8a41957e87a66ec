package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Parties;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent.KeysChanged;
import dev.padlock.tls.trace.TraceEvent.MessageSeen;
import dev.padlock.tls.trace.TraceEvent.RecordSeen;
import dev.padlock.tls.wire.message.KeyUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When keys are renewed, and who answers whom (RFC 9846 §4.7.3, §5.5).
class KeyUpdateTest {

  private static final int RECORDS = 20;
  private static final int RECORDS_PER_KEY = 4;

  private static Wire connected() throws Exception {
    return Wire.between(Parties.client().build(), Parties.server().build()).talk();
  }

  private static List<Boolean> updates(Side side, Direction direction) {
    return side.traced(MessageSeen.class).stream()
        .filter(seen -> seen.direction() == direction)
        .filter(seen -> seen.message() instanceof KeyUpdate)
        .map(seen -> ((KeyUpdate) seen.message()).requestUpdate())
        .toList();
  }

  @Test
  void aClientRenewsItsKeysByItselfBeforeTheLimit() throws Exception {
    Wire wire =
        Wire.between(
                Parties.client().renewKeysAfter(RECORDS_PER_KEY).build(), Parties.server().build())
            .talk();
    assertRenews(wire, wire.client, wire.server);
  }

  @Test
  void aServerRenewsItsKeysByItselfBeforeTheLimit() throws Exception {
    Wire wire =
        Wire.between(
                Parties.client().build(), Parties.server().renewKeysAfter(RECORDS_PER_KEY).build())
            .talk();
    assertRenews(wire, wire.server, wire.client);
  }

  private static void assertRenews(Wire wire, Side sender, Side receiver) throws Exception {
    for (int i = 0; i < RECORDS; i++) {
      sender.say(String.valueOf((char) ('a' + i)));
    }
    wire.talk();
    assertEquals("abcdefghijklmnopqrst", receiver.received());
    assertTrue(receiver.refusal().isEmpty());
    assertTrue(updates(sender, Direction.SENT).size() >= RECORDS / RECORDS_PER_KEY);
    assertTrue(updates(sender, Direction.SENT).stream().noneMatch(asks -> asks));
    for (Side side : List.of(sender, receiver)) {
      long most =
          side.traced(RecordSeen.class).stream()
              .filter(seen -> seen.stage() == KeyStage.APPLICATION)
              .mapToLong(seen -> seen.sequence() + 1)
              .max()
              .orElseThrow();
      assertEquals(RECORDS_PER_KEY, most, "records under one key, the KeyUpdate among them");
    }
  }

  @Test
  void keysCountTheirGenerations() throws Exception {
    Wire wire = connected();
    for (int i = 0; i < 3; i++) {
      wire.client.connection().updateKeys(false);
      wire.client.say("x");
      wire.talk();
    }
    assertEquals(List.of(0, 1, 2, 3), generations(wire.client, Direction.SENT));
    assertEquals(List.of(0, 1, 2, 3), generations(wire.server, Direction.RECEIVED));
    assertEquals(List.of(0), generations(wire.server, Direction.SENT));
  }

  private static List<Integer> generations(Side side, Direction direction) {
    return side.traced(KeysChanged.class).stream()
        .filter(change -> change.direction() == direction)
        .filter(change -> change.stage() == KeyStage.APPLICATION)
        .map(KeysChanged::generation)
        .toList();
  }

  @Test
  void aRequestIsAnsweredOnceBeforeTheNextData() throws Exception {
    Wire wire = connected();
    wire.client.connection().updateKeys(true);
    wire.talk();
    assertEquals(List.of(true), updates(wire.server, Direction.RECEIVED));
    assertEquals(List.of(), updates(wire.server, Direction.SENT), "nothing is sent while idle");
    wire.server.say("data");
    wire.server.say("more");
    wire.talk();
    assertEquals(List.of(false), updates(wire.server, Direction.SENT));
    assertEquals("datamore", wire.client.received());
    assertEquals(List.of(0, 1), generations(wire.client, Direction.RECEIVED));
  }

  @Test
  void anAnswerThatIsOwedIsGivenByOurOwnRenewalToo() throws Exception {
    Wire wire = connected();
    wire.client.connection().updateKeys(true);
    wire.talk();
    wire.server.connection().updateKeys(false);
    wire.server.say("data");
    wire.talk();
    assertEquals(List.of(false), updates(wire.server, Direction.SENT));
    assertEquals("data", wire.client.received());
  }

  @Test
  void whatAsksForNothingIsNotAnswered() throws Exception {
    Wire wire = connected();
    wire.client.connection().updateKeys(false);
    wire.talk();
    wire.server.say("data");
    wire.talk();
    assertEquals(List.of(), updates(wire.server, Direction.SENT));
  }

  @Test
  void aRequestIsNotRepeatedBeforeItWasAnswered() throws Exception {
    Wire wire = connected();
    wire.client.connection().updateKeys(true);
    wire.client.connection().updateKeys(true);
    wire.talk();
    assertEquals(List.of(true, false), updates(wire.client, Direction.SENT));
    wire.server.say("data");
    wire.talk();
    wire.client.connection().updateKeys(true);
    wire.talk();
    assertEquals(List.of(true, false, true), updates(wire.client, Direction.SENT));
    assertEquals(List.of(false), updates(wire.server, Direction.SENT));
  }

  @Test
  void bothMayAskAtTheSameTime() throws Exception {
    Wire wire = connected();
    wire.client.connection().updateKeys(true);
    wire.server.connection().updateKeys(true);
    wire.client.say("ping");
    wire.server.say("pong");
    wire.talk();
    wire.client.say("ping");
    wire.server.say("pong");
    wire.talk();
    assertEquals("pongpong", wire.client.received());
    assertEquals("pingping", wire.server.received());
    assertTrue(wire.client.refusal().isEmpty());
    assertTrue(wire.server.refusal().isEmpty());
  }

  @Test
  void nothingIsRenewedBeforeTheEndOfTheHandshakeOrAfterTheEndOfData() throws Exception {
    Side early = Side.client(Parties.client().build());
    early.connection().updateKeys(true);
    early.run();
    assertEquals(List.of(), updates(early, Direction.SENT));
    Wire wire = connected();
    wire.client.connection().closeSending();
    wire.client.connection().updateKeys(true);
    wire.talk();
    assertEquals(List.of(), updates(wire.client, Direction.SENT));
  }
}
