package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.trace.TraceEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// What each end of a story read, and what came of it.
///
/// @param client the client's part
/// @param server the server's part
record Recording(Part client, Part server) {

  /// What one end read, and how it told of it.
  ///
  /// @param input all that it read
  /// @param completedAt how much of it had to be read before it was connected
  /// @param answeredAt how much of it was there when each late answer came; empty where all came at
  ///   once
  @SuppressWarnings("ArrayRecordComponent") // bytes to be fed
  record Part(
      Story story,
      boolean isClient,
      byte[] input,
      int completedAt,
      List<Integer> answeredAt,
      List<TraceEvent> trace,
      String received) {

    /// The same end again, which has read nothing yet.
    Side again() throws Exception {
      Side.Answers answers = Story.after(answeredAt);
      Side side = isClient ? story.client(answers) : story.server(answers);
      return side.run();
    }

    /// How much of it must be there to be connected: late answers wait for more than is read.
    int connectedAt() {
      return answeredAt.isEmpty() ? completedAt : Math.max(completedAt, answeredAt.getLast());
    }

    /// Holds another reading of the same bytes against this one.
    void assertSame(Side other, String how) {
      assertEquals("connected", other.outcome(), how);
      assertEquals(received, other.received(), how);
      assertEquals(trace, other.trace(), how);
      assertTrue(other.connection().isReceiveClosed(), how);
    }

    @Override
    public String toString() {
      return story + ", the " + (isClient ? "client" : "server");
    }
  }

  static Recording of(Story story) throws Exception {
    ByteArrayOutputStream toClient = new ByteArrayOutputStream();
    ByteArrayOutputStream toServer = new ByteArrayOutputStream();
    Wire wire =
        Wire.play(
            story,
            (fromClient, bytes) -> {
              (fromClient ? toServer : toClient).writeBytes(bytes);
              return bytes;
            });
    assertEquals("connected", wire.client.outcome());
    assertEquals("connected", wire.server.outcome());
    return new Recording(
        part(story, wire, true, toClient.toByteArray()),
        part(story, wire, false, toServer.toByteArray()));
  }

  private static Part part(Story story, Wire wire, boolean ofClient, byte[] input) {
    Side side = ofClient ? wire.client : wire.server;
    return new Part(
        story,
        ofClient,
        input,
        side.completedAt(),
        wire.answeredAt(ofClient),
        side.trace(),
        side.received());
  }

  List<Part> parts() {
    return List.of(client, server);
  }
}
