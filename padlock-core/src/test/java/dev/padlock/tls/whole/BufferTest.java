package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Need;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Progress;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.TlsException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Buffers of every kind at the door: wherever bytes lie, they move, and where they do not fit
/// nothing moves at all.
class BufferTest {

  /// Where bytes may lie.
  enum Kind {
    HEAP {
      @Override
      ByteBuffer of(int size) {
        return ByteBuffer.allocate(size);
      }
    },
    SLICED {
      @Override
      ByteBuffer of(int size) {
        return ByteBuffer.allocate(size + 20).position(7).slice().limit(size);
      }
    },
    DIRECT {
      @Override
      ByteBuffer of(int size) {
        return ByteBuffer.allocateDirect(size);
      }
    };

    abstract ByteBuffer of(int size);

    ByteBuffer holding(byte[] bytes) {
      return of(bytes.length).put(bytes).flip();
    }
  }

  private static byte[] data(int length) {
    byte[] data = new byte[length];
    new SplittableRandom(length).nextBytes(data);
    return data;
  }

  private static Wire connected() throws Exception {
    return Wire.between(Parties.client().build(), Parties.server().build()).talk();
  }

  private static byte[] content(ByteBuffer written) {
    byte[] content = new byte[written.flip().remaining()];
    written.get(content);
    return content;
  }

  private static byte[] sealed(TlsConnection by, byte[] data) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(data);
    ByteBuffer out = ByteBuffer.allocate(data.length + 1000);
    while (in.hasRemaining()) {
      assertEquals(Progress.DONE, by.send(in, out));
    }
    return content(out);
  }

  private static void assertReads(byte[] data, TlsConnection by, byte[] records) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(records);
    ByteBuffer out = ByteBuffer.allocate(data.length + TlsConnection.PLAINTEXT_BUFFER_SIZE);
    while (in.hasRemaining()) {
      assertEquals(Progress.DONE, by.receive(in, out));
    }
    assertArrayEquals(data, content(out));
  }

  @ParameterizedTest
  @EnumSource
  void bytesMayLieAnywhere(Kind kind) throws Exception {
    Wire wire = connected();
    for (Kind other : Kind.values()) {
      for (boolean readOnly : new boolean[] {false, true}) {
        for (int length : new int[] {1, 16, 1300, 5000, 40_000}) {
          byte[] data = data(length);
          ByteBuffer plain = readOnly ? kind.holding(data).asReadOnlyBuffer() : kind.holding(data);
          ByteBuffer wireOut = other.of(length + 1000);
          while (plain.hasRemaining()) {
            assertEquals(Progress.DONE, wire.client.connection().send(plain, wireOut));
          }
          byte[] records = content(wireOut);
          ByteBuffer wireIn =
              readOnly ? other.holding(records).asReadOnlyBuffer() : other.holding(records);
          ByteBuffer received = kind.of(length + 16);
          while (wireIn.hasRemaining()) {
            assertEquals(Progress.DONE, wire.server.connection().receive(wireIn, received));
          }
          assertArrayEquals(data, content(received));
        }
      }
    }
  }

  @Test
  void aReadOnlyDestinationIsRefusedAndNothingIsLost() throws Exception {
    Wire wire = connected();
    byte[] data = data(100);
    TlsConnection client = wire.client.connection();
    ByteBuffer plain = ByteBuffer.wrap(data);
    assertThrows(
        ReadOnlyBufferException.class,
        () -> client.send(plain, ByteBuffer.allocate(1000).asReadOnlyBuffer()));
    assertEquals(100, plain.remaining());
    byte[] records = sealed(client, data);
    TlsConnection server = wire.server.connection();
    ByteBuffer in = ByteBuffer.wrap(records);
    assertThrows(
        ReadOnlyBufferException.class,
        () -> server.receive(in, ByteBuffer.allocate(1000).asReadOnlyBuffer()));
    assertEquals(records.length, in.remaining());
    assertReads(data, server, records);
  }

  @Test
  void plaintextMayBeScattered() throws Exception {
    Wire wire = connected();
    byte[] data = data(1200);
    ByteBuffer[] parts = {
      ByteBuffer.allocate(9), // not among those that are named
      Kind.HEAP.holding(Arrays.copyOfRange(data, 0, 100)),
      ByteBuffer.allocate(0),
      Kind.DIRECT.holding(Arrays.copyOfRange(data, 100, 700)),
      Kind.SLICED.holding(Arrays.copyOfRange(data, 700, 1200)).asReadOnlyBuffer(),
      ByteBuffer.allocate(9)
    };
    ByteBuffer out = ByteBuffer.allocate(2000);
    assertEquals(Progress.DONE, wire.client.connection().send(parts, 1, 4, out));
    assertEquals(9, parts[0].remaining());
    assertEquals(9, parts[5].remaining());
    byte[] record = content(out);
    assertEquals(5 + 1200 + 17, record.length, "one record");
    ByteBuffer[] room = {
      ByteBuffer.allocate(1),
      Kind.DIRECT.of(0),
      Kind.HEAP.of(1),
      Kind.DIRECT.of(500),
      Kind.SLICED.of(900),
      ByteBuffer.allocate(1)
    };
    ByteBuffer in = ByteBuffer.wrap(record);
    assertEquals(Progress.DONE, wire.server.connection().receive(in, room, 1, 4));
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    for (ByteBuffer each : room) {
      received.writeBytes(content(each));
    }
    assertArrayEquals(data, received.toByteArray());
    assertEquals(0, room[0].limit() + room[5].limit());
  }

  @ParameterizedTest
  @EnumSource
  void whereARecordDoesNotFitNothingMoves(Kind kind) throws Exception {
    Wire wire = connected();
    TlsConnection client = wire.client.connection();
    byte[] data = data(1000);
    for (int room = 0; room < 5 + 1000 + 17; room += 73) {
      ByteBuffer plain = kind.holding(data);
      ByteBuffer out = kind.of(room);
      assertEquals(Progress.ROOM_NEEDED, client.send(plain, out));
      assertEquals(0, plain.position());
      assertEquals(0, out.position());
      assertEquals(5 + 1000 + 17, client.roomNeeded());
    }
    ByteBuffer exact = kind.of(client.roomNeeded());
    assertEquals(Progress.DONE, client.send(kind.holding(data), exact));
    assertReads(data, wire.server.connection(), content(exact));
  }

  @ParameterizedTest
  @EnumSource
  void wherePlaintextDoesNotFitNothingMoves(Kind kind) throws Exception {
    Wire wire = connected();
    TlsConnection server = wire.server.connection();
    byte[] data = data(1000);
    ByteBuffer in = kind.holding(sealed(wire.client.connection(), data));
    for (int room = 0; room < 1000; room += 99) {
      ByteBuffer out = kind.of(room);
      assertEquals(Progress.ROOM_NEEDED, server.receive(in, out));
      assertEquals(0, in.position());
      assertEquals(0, out.position());
      assertEquals(1000, server.roomNeeded());
    }
    ByteBuffer[] none = {};
    assertEquals(Progress.ROOM_NEEDED, server.receive(in, none, 0, 0));
    ByteBuffer exact = kind.of(server.roomNeeded());
    assertEquals(Progress.DONE, server.receive(in, exact));
    assertArrayEquals(data, content(exact));
  }

  /// A destination that is tiny, then as large as was asked for: a whole handshake.
  @Test
  void aHandshakeGoesThroughRoomThatJustSuffices() throws Exception {
    Wire wire = Wire.between(Parties.client().build(), Parties.server().build());
    TlsConnection client = wire.client.connection();
    TlsConnection server = wire.server.connection();
    boolean moved = true;
    while (moved) {
      moved = passOn(client, server);
      moved |= passOn(server, client);
    }
    assertTrue(client.isHandshakeComplete());
    assertTrue(server.isHandshakeComplete());
  }

  private static boolean passOn(TlsConnection from, TlsConnection to) throws Exception {
    while (from.need() == Need.ANSWER) {
      from.pendingAnswer().orElseThrow().run();
    }
    if (from.need() != Need.FLUSH) {
      return false;
    }
    ByteBuffer tiny = ByteBuffer.allocate(4);
    assertEquals(Progress.ROOM_NEEDED, from.flush(tiny));
    assertEquals(0, tiny.position());
    ByteBuffer exact = ByteBuffer.allocate(from.roomNeeded());
    assertEquals(Progress.DONE, from.flush(exact));
    exact.flip();
    while (exact.hasRemaining()) {
      while (to.need() == Need.ANSWER) {
        to.pendingAnswer().orElseThrow().run();
      }
      assertEquals(Progress.DONE, to.receive(exact, ByteBuffer.allocate(0)));
    }
    return true;
  }

  /// What was opened into the caller's buffer and is not for the caller is wiped.
  @ParameterizedTest
  @ValueSource(ints = {30, 2000})
  void handshakeMessagesLeaveNoTraceInTheCallersBuffer(int room) throws Exception {
    Wire wire = connected();
    wire.client.connection().updateKeys(true);
    ByteBuffer out = ByteBuffer.allocate(100);
    wire.client.connection().flush(out);
    ByteBuffer plaintext = ByteBuffer.allocate(room);
    assertEquals(Progress.DONE, wire.server.connection().receive(out.flip(), plaintext));
    assertEquals(0, plaintext.position());
    assertArrayEquals(new byte[room], plaintext.array());
  }

  @Test
  void whatDoesNotAuthenticateLeavesNoTraceInTheCallersBuffer() throws Exception {
    Wire wire = connected();
    byte[] records = sealed(wire.client.connection(), data(500));
    records[records.length - 1] ^= 1;
    ByteBuffer plaintext = ByteBuffer.allocate(1000);
    assertThrows(
        TlsException.class,
        () -> wire.server.connection().receive(ByteBuffer.wrap(records), plaintext));
    assertArrayEquals(new byte[1000], plaintext.array());
  }
}
