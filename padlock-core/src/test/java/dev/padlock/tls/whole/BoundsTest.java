package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.TlsException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a peer can make us hold is bounded, whatever it announces and however it slices it, and
/// what goes beyond is refused by name.
class BoundsTest {

  private static final int LARGEST_MESSAGE = 1 << 17;

  /// A server that is offered the same record again and again, until it refuses.
  private static final class Flooded {
    private final TlsConnection server;
    private final ByteBuffer none = ByteBuffer.allocate(0);
    private final long before;
    private long most;
    private String refusal = "bears all";

    Flooded(byte[] first, byte[] record, int times) throws Exception {
      server = ServerConnection.open(Parties.server().build());
      before = Held.by(server);
      Optional<String> refused = offered(ByteBuffer.wrap(first));
      ByteBuffer in = ByteBuffer.wrap(record);
      for (int i = 0; refused.isEmpty() && i < times; i++) {
        refused = offered(in.rewind());
        if (i % 512 == 0) {
          most = Math.max(most, Held.by(server) - before);
        }
      }
      refused.ifPresent(code -> refusal = code);
      assertTrue(Held.by(server) - before < 4096, "nothing of it is kept");
    }

    private Optional<String> offered(ByteBuffer in) throws Exception {
      try {
        server.receive(in, none);
        most = Math.max(most, in.position() == 0 ? Held.by(server) - before : most);
        return Optional.empty();
      } catch (TlsException thrown) {
        return Optional.of(thrown.refusal().code());
      }
    }
  }

  private static byte[] handshakeRecord(int... content) {
    byte[] record = new byte[5 + content.length];
    record[0] = 22;
    record[1] = 3;
    record[2] = 3;
    record[3] = (byte) (content.length >>> 8);
    record[4] = (byte) content.length;
    for (int i = 0; i < content.length; i++) {
      record[5 + i] = (byte) content[i];
    }
    return record;
  }

  @ParameterizedTest
  @CsvSource({"255, MESSAGE_TOO_LARGE", "3, MESSAGE_TOO_LARGE", "2, bears all"})
  void anAnnouncementAllocatesNothing(int length, String refusal) throws Exception {
    byte[] announcement = handshakeRecord(1, length, 0, 0);
    TlsConnection server = ServerConnection.open(Parties.server().build());
    long before = Held.by(server);
    String outcome = "bears all";
    try {
      server.receive(ByteBuffer.wrap(announcement), ByteBuffer.allocate(0));
    } catch (TlsException thrown) {
      outcome = thrown.refusal().code();
    }
    assertEquals(refusal, outcome);
    long held = Held.by(server) - before;
    assertTrue(held < 4096, () -> held + " bytes held for " + (length << 16) + " announced");
  }

  /// A message of the largest size that is taken, in crumbs.
  @ParameterizedTest
  @CsvSource({
    "1, TOO_MANY_FRAGMENTS",
    "7, TOO_MANY_FRAGMENTS",
    "100, LENGTH_OUT_OF_RANGE",
    "16384, LENGTH_OUT_OF_RANGE"
  })
  void crumbsAreJoinedInBoundedRoom(int crumb, String refusal) throws Exception {
    byte[] first = handshakeRecord(1, LARGEST_MESSAGE >>> 16, 0, 0);
    Flooded flooded = new Flooded(first, handshakeRecord(new int[crumb]), LARGEST_MESSAGE);
    assertEquals(refusal, flooded.refusal);
    assertTrue(flooded.most > 0);
    assertTrue(
        flooded.most <= 2 * (LARGEST_MESSAGE + (1 << 14)), () -> flooded.most + " bytes held");
  }

  @Test
  void emptyFragmentsAreRefusedAtOnce() throws Exception {
    assertEquals("EMPTY_FRAGMENT", new Flooded(handshakeRecord(), handshakeRecord(), 0).refusal);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recordsOfOneByteLeaveNothingBehind(boolean direct) throws Exception {
    Wire wire = Wire.between(Parties.client().build(), Parties.server().build()).talk();
    int records = 5_000;
    byte[] flood = new byte[records * 23];
    ByteBuffer sealed = ByteBuffer.wrap(flood);
    for (int i = 0; i < records; i++) {
      wire.client.connection().send(ByteBuffer.wrap(new byte[] {'x'}), sealed);
    }
    ByteBuffer in =
        direct ? ByteBuffer.allocateDirect(flood.length).put(flood).flip() : ByteBuffer.wrap(flood);
    ByteBuffer out = ByteBuffer.allocate(1);
    TlsConnection server = wire.server.connection();
    long before = Held.by(server);
    int received = 0;
    while (in.hasRemaining()) {
      server.receive(in, out.clear());
      received += out.position();
      assertTrue(received % 500 != 0 || Held.by(server) <= before);
    }
    assertEquals(records, received);
  }

  /// What a peer says makes us owe one answer at most, however often it says it.
  @Test
  void requestsForKeysDoNotPileUp() throws Exception {
    TlsConnection server = ServerConnection.open(Parties.server().build());
    Side untold = new Side(server, List.of(), List.of(), new Side.Answers.AtOnce());
    Wire wire = Wire.between(Side.client(Parties.client().build()), untold).talk();
    askForKeys(wire);
    long before = Held.by(server);
    for (int i = 0; i < 30; i++) {
      askForKeys(wire);
    }
    assertTrue(wire.server.refusal().isEmpty());
    assertEquals(before, Held.by(server));
  }

  private static void askForKeys(Wire wire) throws Exception {
    wire.client.connection().updateKeys(true);
    wire.client.say("x");
    wire.talk();
  }
}
