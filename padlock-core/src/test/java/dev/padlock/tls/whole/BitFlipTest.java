package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.whole.Recording.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One bit changes on its way, and whoever reads it never gets connected, nor, later on, takes data
/// that its peer did not send.
///
/// The exception, and there is no other: legacy_record_version in the header of a record in the
/// clear, which RFC 9846 §5.1 wants ignored "for all purposes" (below SSL 3.0 it is refused all the
/// same, §E.5). No key, message or Finished depends on it, and both ends then get connected with
/// one view of everything.
class BitFlipTest {

  /// Records up to this size have each of their bits flipped; larger ones a bit of each byte.
  private static final int SMALL = 150;

  /// A bit of what one end sends.
  private record Flip(boolean ofClient, int position, int bit, boolean ignored) {}

  @ParameterizedTest
  @EnumSource
  void aFlippedBitIsFoundByWhoeverReadsIt(Story story) throws Exception {
    Recording recording = story.recorded();
    for (Flip flip : flips(recording, story == Story.PLAIN)) {
      String what = story + " " + flip;
      Wire wire = Wire.play(story, Wire.flip(flip.ofClient(), flip.position(), flip.bit()));
      Part read = flip.ofClient() ? recording.server() : recording.client();
      Side reader = flip.ofClient() ? wire.server : wire.client;
      if (flip.ignored()) {
        assertOneView(wire, recording, what);
      } else if (flip.position() < read.completedAt()) {
        assertFalse(reader.isConnected(), what);
        assertTrue(reader.refusal().isPresent(), what);
      } else {
        assertTrue(reader.refusal().isPresent(), what);
        assertTrue(read.received().startsWith(reader.received()), what);
      }
    }
  }

  private static void assertOneView(Wire wire, Recording recording, String what) {
    assertEquals("connected", wire.client.outcome(), what);
    assertEquals("connected", wire.server.outcome(), what);
    assertEquals(recording.client().received(), wire.client.received(), what);
    assertEquals(recording.server().received(), wire.server.received(), what);
    assertEquals(recording.client().trace(), wire.client.trace(), what);
    assertEquals(recording.server().trace(), wire.server.trace(), what);
  }

  /// @param all whether every bit of a small record is flipped, not only one of each byte
  private static List<Flip> flips(Recording recording, boolean all) {
    List<Flip> flips = new ArrayList<>();
    for (Part read : recording.parts()) {
      int start = 0;
      for (byte[] record : Wire.records(read.input())) {
        for (int at = 0; at < record.length; at++) {
          for (int bit = 0; bit < 8; bit++) {
            boolean ignored = record[0] != 23 && (at == 2 || at == 1 && bit >= 2);
            boolean chosen = bit == (start + at) * 5 % 8;
            if (chosen || all && record.length <= SMALL) {
              flips.add(new Flip(!read.isClient(), start + at, bit, ignored));
            }
          }
        }
        start += record.length;
      }
    }
    return flips;
  }
}
