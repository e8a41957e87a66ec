package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.whole.Recording.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever cuts the stream, at whatever byte, makes neither a connection nor an orderly end.
class TruncationTest {

  static List<Part> parts() throws Exception {
    List<Part> parts = new ArrayList<>();
    for (Story story : Story.values()) {
      parts.addAll(story.recorded().parts());
    }
    return parts;
  }

  @ParameterizedTest
  @MethodSource("parts")
  void anEndAtAnyByteIsNamed(Part part) throws Exception {
    for (int length = 0; length < part.input().length; length++) {
      String where = "cut after " + length + " bytes of " + part.input().length;
      Side side = part.again().feed(part.input(), 0, length);
      assertTrue(side.refusal().isEmpty(), where);
      side.end();
      boolean connected = length >= part.connectedAt();
      assertEquals(connected, side.isConnected(), where);
      TlsException refusal = side.refusal().orElseThrow(() -> new AssertionError(where));
      assertEquals(
          connected ? ReceivedAlert.MISSING_CLOSE_NOTIFY : ReceivedAlert.CLOSED_DURING_HANDSHAKE,
          refusal.refusal(),
          where);
      assertTrue(part.received().startsWith(side.received()), where);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theWholeStreamEndsInOrder(Part part) throws Exception {
    Side side = part.again().feed(part.input()).end();
    assertTrue(side.isConnected());
    assertFalse(side.refusal().isPresent());
    assertEquals(part.received(), side.received());
  }
}
