package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.whole.Recording.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Records are dropped, repeated and exchanged on their way, and whoever should have read them in
/// order never gets connected, nor, later on, takes data out of order.
///
/// The exceptions, and there is no other: a change_cipher_spec before the peer's Finished, which
/// means nothing in TLS 1.3 and is let through there (RFC 9846 §5, §E.4); and what comes behind the
/// peer's close_notify, which nobody reads (§6.1).
class RecordOrderTest {

  /// What is done to a record and perhaps the next.
  private enum Trick {
    DROP {
      @Override
      void play(List<byte[]> records, int at) {
        records.remove(at);
      }
    },
    REPEAT {
      @Override
      void play(List<byte[]> records, int at) {
        records.add(at, records.get(at));
      }
    },
    EXCHANGE {
      @Override
      void play(List<byte[]> records, int at) {
        if (at + 1 < records.size()) {
          Collections.swap(records, at, at + 1);
        }
      }
    },
    /// The others go first, as far as they are there.
    DELAY {
      @Override
      void play(List<byte[]> records, int at) {
        records.add(records.remove(at));
      }
    };

    abstract void play(List<byte[]> records, int at);
  }

  /// Plays a trick on one record of what one end sends.
  private static final class Trickster implements Wire.Tampering {
    private final boolean ofClient;
    private final int number;
    private final Trick trick;
    private int passed;
    private boolean changed;
    private boolean onlyChangeCipherSpec;

    Trickster(boolean ofClient, int number, Trick trick) {
      this.ofClient = ofClient;
      this.number = number;
      this.trick = trick;
    }

    @Override
    public byte[] of(boolean fromClient, byte[] bytes) {
      if (fromClient != ofClient) {
        return bytes;
      }
      List<byte[]> records = Wire.records(bytes);
      int at = number - passed;
      passed += records.size();
      if (at < 0 || at >= records.size()) {
        return bytes;
      }
      List<byte[]> tricked = new ArrayList<>(records);
      trick.play(tricked, at);
      changed = !tricked.equals(records);
      onlyChangeCipherSpec = meaning(tricked).equals(meaning(records));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      tricked.forEach(out::writeBytes);
      return out.toByteArray();
    }

    /// Whether the record comes later than it should.
    boolean movesBack() {
      return trick == Trick.DELAY || trick == Trick.EXCHANGE;
    }

    private static List<byte[]> meaning(List<byte[]> records) {
      return records.stream().filter(record -> record[0] != 20).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsCountInTheirOrder(Story story) throws Exception {
    Recording recording = story.recorded();
    for (Part read : recording.parts()) {
      int records = Wire.records(read.input()).size();
      for (int number = 0; number < records; number++) {
        for (Trick trick : Trick.values()) {
          play(story, read, new Trickster(!read.isClient(), number, trick));
        }
      }
    }
  }

  private static void play(Story story, Part read, Trickster trickster) throws Exception {
    Wire wire = Wire.play(story, trickster);
    Side reader = trickster.ofClient ? wire.server : wire.client;
    String what =
        story
            + ", record "
            + trickster.number
            + " of the "
            + (trickster.ofClient ? "client" : "server")
            + ": "
            + trickster.trick;
    boolean behindTheEnd =
        trickster.trick == Trick.REPEAT
            && trickster.number == Wire.records(read.input()).size() - 1;
    if (!trickster.changed || behindTheEnd) {
      assertEquals("connected", reader.outcome(), what);
      assertEquals(read.received(), reader.received(), what);
    } else if (trickster.onlyChangeCipherSpec) {
      assertTrue(reader.isConnected(), what);
      assertTrue(
          reader.refusal().isEmpty()
              ? read.received().equals(reader.received())
              : trickster.movesBack() && reader.outcome().equals("UNEXPECTED_MESSAGE"),
          what);
    } else {
      assertTrue(reader.refusal().isPresent(), what);
      assertTrue(read.received().startsWith(reader.received()), what);
      int firstWrong = trickster.number + (trickster.trick == Trick.REPEAT ? 1 : 0);
      assertFalse(reader.isConnected() && firstWrong < handshakeRecords(read), what);
    }
  }

  /// How many records an end must have read to be connected.
  private static int handshakeRecords(Part read) {
    int end = 0;
    int count = 0;
    for (byte[] record : Wire.records(read.input())) {
      if (end >= read.completedAt()) {
        break;
      }
      end += record.length;
      count++;
    }
    return count;
  }
}
