package dev.padlock.tls.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the client remembers, and what the server stores.
class SessionMemoryTest {

  private static final Instant NOON = Sessions.NOON;
  private static final SessionScope SCOPE = Sessions.SCOPE;
  private static final Opaque ID = Opaque.ofHex("0102");
  private static final Opaque SEALED = Opaque.ofHex("0304");

  private final SessionMemory memory = SessionMemory.bounded(2, 2);
  private final SessionStore store = SessionStore.bounded(2);

  @Test
  void aSessionIsRecalledAsOftenAsOneLikes() {
    Session12 session = Sessions.session();
    memory.remember(session);

    Session one = found(SCOPE, NOON);
    one.destroy();
    Session two = found(SCOPE, NOON);

    assertEquals(session.facts(), two.facts());
    assertNotSame(one, two);
    assertFalse(two.secret().isDestroyed());
  }

  @Test
  void onlyTheSameScopeRecallsIt() {
    memory.remember(Sessions.session());

    for (SessionScope other :
        List.of(
            Sessions.scope("example.com"),
            new SessionScope("example.org", Opaque.EMPTY, SCOPE.credentials()),
            new SessionScope("example.org", SCOPE.trustPolicy(), Opaque.EMPTY))) {
      assertEquals(Miss.NO_SESSION, missed(other, NOON));
    }
  }

  @Test
  void aSessionExpires() {
    Session12 session = Sessions.session();
    memory.remember(session);
    Instant end = NOON.plus(Sessions.LIFE);

    found(SCOPE, end.minusMillis(1));
    assertEquals(Miss.EXPIRED, missed(SCOPE, end));
    assertTrue(session.secret().isDestroyed());
    assertEquals(Miss.NO_SESSION, missed(SCOPE, end));
  }

  @Test
  void theNewestTakesThePlaceOfTheOlder() {
    Session12 older = Sessions.session();
    Session12 newer = Sessions.session(SCOPE, NOON.plus(Duration.ofMinutes(1)), List.of());
    memory.remember(older);
    memory.remember(newer);

    assertEquals(newer.facts(), found(SCOPE, NOON).facts());
    assertTrue(older.secret().isDestroyed());
  }

  @Test
  void whenItIsFullTheScopeUnusedForLongestGoes() {
    Session12 unused = Sessions.session(Sessions.scope("b"), NOON, List.of());
    memory.remember(Sessions.session(Sessions.scope("a"), NOON, List.of()));
    memory.remember(unused);
    found(Sessions.scope("a"), NOON);
    memory.remember(Sessions.session(Sessions.scope("c"), NOON, List.of()));

    found(Sessions.scope("a"), NOON);
    found(Sessions.scope("c"), NOON);
    assertEquals(Miss.NO_SESSION, missed(Sessions.scope("b"), NOON));
    assertTrue(unused.secret().isDestroyed());
  }

  @Test
  void whatIsForgottenIsGone() {
    Session12 session = Sessions.session();
    memory.remember(session);
    memory.forget(SCOPE);
    memory.forget(SCOPE);

    assertEquals(Miss.NO_SESSION, missed(SCOPE, NOON));
    assertTrue(session.secret().isDestroyed());
    assertThrows(IllegalArgumentException.class, () -> SessionMemory.bounded(0, 1));
    assertThrows(IllegalArgumentException.class, () -> SessionMemory.bounded(1, 0));
  }

  @Test
  void aStoreGivesWhatWasPutUntilItExpires() {
    Instant end = NOON.plusSeconds(5);
    store.put(ID, SEALED, end);

    assertEquals(Optional.of(SEALED), store.find(ID, NOON));
    assertEquals(Optional.of(SEALED), store.find(ID, end.minusMillis(1)));
    assertEquals(Optional.empty(), store.find(ID, end));
    assertEquals(Optional.empty(), store.find(SEALED, NOON));
  }

  @Test
  void whatIsTakenIsTakenOnce() {
    store.put(ID, SEALED, NOON.plusSeconds(5));

    assertEquals(Optional.of(SEALED), store.take(ID, NOON));
    assertEquals(Optional.empty(), store.take(ID, NOON));
    store.put(ID, SEALED, NOON.plusSeconds(5));
    store.remove(ID);
    assertEquals(Optional.empty(), store.find(ID, NOON));
  }

  @Test
  void aFullStoreDropsTheOldest() {
    for (int i = 0; i < 3; i++) {
      store.put(Opaque.wrap(new byte[] {(byte) i}), SEALED, NOON.plusSeconds(5));
    }
    assertEquals(Optional.empty(), store.find(Opaque.ofHex("00"), NOON));
    assertEquals(Optional.of(SEALED), store.find(Opaque.ofHex("01"), NOON));
    assertEquals(Optional.of(SEALED), store.find(Opaque.ofHex("02"), NOON));
  }

  private Session found(SessionScope scope, Instant now) {
    return assertInstanceOf(Recollection.Found.class, memory.recall(scope, now)).session();
  }

  private Miss missed(SessionScope scope, Instant now) {
    return assertInstanceOf(Recollection.Missed.class, memory.recall(scope, now)).miss();
  }
}
