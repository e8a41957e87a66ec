package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Need;
import dev.padlock.tls.Parties;
import dev.padlock.tls.PendingAnswer;
import dev.padlock.tls.Progress;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerVerifier;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A handshake stands still while somebody thinks, on whatever thread and for however long.
class SuspensionTest {

  private static final Judgement GOOD = new Judgement.Accepted(List.of(), List.of());

  /// A client that waits for a verdict, and its server.
  private static Wire asking(PeerVerifier verifier) throws Exception {
    Side client =
        new Side(
            ClientConnection.open(Parties.client().verifier(verifier).build(), Parties.NAME),
            List.of(),
            List.of(),
            new Side.Answers.After(new ArrayDeque<>(List.of(Integer.MAX_VALUE))));
    Wire wire = Wire.between(client, Side.server(Parties.server().build()));
    client.run();
    wire.server.feed(client.taken());
    client.feed(wire.server.taken());
    assertEquals(Need.ANSWER, client.connection().need());
    return wire;
  }

  private static PendingAnswer pending(Wire wire) {
    return wire.client.connection().pendingAnswer().orElseThrow();
  }

  @Test
  void anyThreadMayAnswer() throws Exception {
    Thread[] judge = {null};
    Wire wire =
        asking(claim -> {
          judge[0] = Thread.currentThread();
          return GOOD;
        });
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      others.submit(pending(wire)::run).get();
    }
    wire.talk();
    assertTrue(wire.client.isConnected());
    assertTrue(wire.server.isConnected());
    assertTrue(judge[0] != Thread.currentThread());
  }

  @Test
  void theConnectionGoesOnWaitingWhileSomebodyThinks() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch thought = new CountDownLatch(1);
    Wire wire =
        asking(claim -> {
          asked.countDown();
          try {
            thought.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return GOOD;
        });
    PendingAnswer pending = pending(wire);
    assertTrue(pending.isOpen());
    assertEquals("judge the peer's certificates", pending.description());
    Thread other = Thread.ofVirtual().start(pending::run);
    try {
      asked.await();
      assertFalse(pending.isOpen());
      assertFalse(pending.isAnswered());
      TlsConnection client = wire.client.connection();
      for (int i = 0; i < 3; i++) {
        assertEquals(Need.ANSWER, client.need());
        assertEquals(
            Progress.ANSWER_NEEDED, client.receive(ByteBuffer.allocate(0), ByteBuffer.allocate(0)));
      }
    } finally {
      thought.countDown();
      other.join();
    }
    assertTrue(pending.isAnswered());
    wire.talk();
    assertTrue(wire.client.isConnected());
  }

  @Test
  void aSecondAnswerIsNotGiven() throws Exception {
    AtomicInteger judged = new AtomicInteger();
    Wire wire =
        asking(claim -> {
          judged.incrementAndGet();
          return GOOD;
        });
    PendingAnswer pending = pending(wire);
    pending.run();
    pending.run();
    pending(wire).run();
    wire.talk();
    pending.run();
    assertEquals(1, judged.get());
    assertTrue(wire.client.isConnected());
    assertTrue(wire.client.connection().pendingAnswer().isEmpty());
  }

  @Test
  void anAnswerAfterTheEndChangesNothing() throws Exception {
    Wire wire = asking(claim -> GOOD);
    PendingAnswer pending = pending(wire);
    wire.client.connection().closeSending();
    assertTrue(wire.client.connection().pendingAnswer().isEmpty());
    pending.run();
    wire.talk();
    assertFalse(wire.client.isConnected());
    assertTrue(wire.client.connection().isReceiveClosed());
    assertEquals("CLOSED_DURING_HANDSHAKE", wire.server.outcome());
  }

  @Test
  void anAnswerAfterAFailureChangesNothing() throws Exception {
    Wire wire = asking(claim -> GOOD);
    PendingAnswer pending = pending(wire);
    wire.client.end();
    pending.run();
    wire.talk();
    assertEquals("CLOSED_DURING_HANDSHAKE", wire.client.outcome());
    assertFalse(wire.client.isConnected());
  }

  @Test
  void anErrorOfWhoeverIsAskedIsTheirsAndEndsTheHandshake() throws Exception {
    AssertionError theirs = new AssertionError("out of order");
    Wire wire =
        asking(claim -> {
          throw theirs;
        });
    assertSame(theirs, assertThrows(AssertionError.class, pending(wire)::run));
    wire.talk();
    assertSame(InternalFailure.CALLBACK_FAILED, wire.client.refusal().orElseThrow().refusal());
    assertEquals("FATAL_ALERT_RECEIVED", wire.server.outcome());
  }
}
