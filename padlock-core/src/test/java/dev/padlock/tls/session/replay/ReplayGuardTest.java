package dev.padlock.tls.session.replay;

import static dev.padlock.tls.session.replay.Claims.ARRIVAL;
import static dev.padlock.tls.session.replay.Claims.LONG_AGO;
import static dev.padlock.tls.session.replay.Claims.NOON;
import static dev.padlock.tls.session.replay.Claims.TICK;
import static dev.padlock.tls.session.replay.Claims.WINDOW;
import static dev.padlock.tls.session.replay.Claims.admits;
import static dev.padlock.tls.session.replay.Claims.at;
import static dev.padlock.tls.session.replay.Claims.hello;
import static dev.padlock.tls.session.replay.Claims.own;
import static dev.padlock.tls.session.replay.Claims.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.Miss;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The three defences of RFC 9846 §8, one by one and together.
class ReplayGuardTest {

  private final UseRegister register = UseRegister.bounded(1000, LONG_AGO);
  private final ReplayGuard recording = new ClientHelloRecording(register, WINDOW);
  private final ReplayGuard single = new SingleUseTickets(register);
  private final ReplayGuard standard = ReplayGuard.standard(LONG_AGO);

  @Test
  void theAgeMustFitTheClock() {
    ReplayGuard freshness = new FreshnessCheck(WINDOW);

    refuses(Miss.AHEAD_OF_TIME, freshness, at(ARRIVAL.minus(WINDOW).minus(TICK)));
    admits(freshness, at(ARRIVAL.minus(WINDOW)));
    admits(freshness, at(ARRIVAL));
    admits(freshness, at(ARRIVAL.plus(WINDOW).minus(TICK)));
    refuses(Miss.TOO_LATE, freshness, at(ARRIVAL.plus(WINDOW)));
    assertThrows(IllegalArgumentException.class, () -> new FreshnessCheck(Duration.ZERO));
  }

  @Test
  void aReplayIsRefusedWithinAtAndAfterTheWindow() {
    for (ReplayGuard guard : List.of(recording, standard)) {
      admits(guard, at(ARRIVAL));

      refuses(Miss.REPLAYED, guard, at(ARRIVAL));
      refuses(Miss.REPLAYED, guard, at(ARRIVAL.plus(WINDOW).minus(TICK)));
      refuses(Miss.TOO_LATE, guard, at(ARRIVAL.plus(WINDOW)));
      refuses(Miss.TOO_LATE, guard, at(ARRIVAL.plus(WINDOW).plus(TICK)));
      refuses(Miss.TOO_LATE, guard, at(ARRIVAL.plus(Duration.ofDays(1))));
    }
  }

  /// The last moment of one hello and the first of a forgetful register meet nowhere.
  @Test
  void noMomentIsLeftInWhichAReplayPasses() {
    admits(recording, at(ARRIVAL.minus(WINDOW)));
    for (int i = 1; i < 100; i++) {
      Instant later = ARRIVAL.minus(WINDOW).plus(WINDOW.multipliedBy(i).dividedBy(25));
      boolean open = later.isBefore(ARRIVAL.plus(WINDOW));
      refuses(open ? Miss.REPLAYED : Miss.TOO_LATE, recording, at(later));
    }
  }

  @Test
  void anotherHelloUnderTheSameTicketIsNoReplay() {
    admits(standard, at(ARRIVAL));
    admits(standard, hello(Opaque.ofHex("11"), ARRIVAL));
    refuses(Miss.REPLAYED, standard, hello(Opaque.ofHex("11"), ARRIVAL));
  }

  @Test
  void aTicketIsGoodForEarlyDataOnce() {
    admits(single, at(ARRIVAL));

    refuses(Miss.REPLAYED, single, hello(Opaque.ofHex("11"), ARRIVAL));
    refuses(Miss.REPLAYED, single, at(Claims.EXPIRY.minus(TICK)));
    refuses(Miss.EXPIRED, single, at(Claims.EXPIRY));
    refuses(Miss.EXPIRED, single, at(Claims.EXPIRY.plus(Duration.ofDays(1))));
  }

  @Test
  void afterARestartNothingIsAdmittedThatMayHaveBeenBefore() {
    admits(recording, at(ARRIVAL));
    Instant restart = ARRIVAL.plus(TICK);
    ReplayGuard fresh = new ClientHelloRecording(UseRegister.bounded(1000, restart), WINDOW);

    refuses(Miss.JUST_STARTED, fresh, at(restart));
    refuses(Miss.JUST_STARTED, fresh, at(ARRIVAL.plus(WINDOW).minus(TICK)));
    refuses(Miss.TOO_LATE, fresh, at(ARRIVAL.plus(WINDOW)));
    refuses(Miss.JUST_STARTED, fresh, own(1, restart.plus(WINDOW).minus(TICK)));
    admits(fresh, own(1, restart.plus(WINDOW)));
  }

  @Test
  void afterARestartTicketsOfBeforeBringNoEarlyData() {
    ReplayGuard fresh = new SingleUseTickets(UseRegister.bounded(1000, NOON.plus(TICK)));
    refuses(Miss.JUST_STARTED, fresh, at(ARRIVAL));

    ReplayGuard older = new SingleUseTickets(UseRegister.bounded(1000, NOON));
    admits(older, at(ARRIVAL));
  }

  @Test
  void serversThatShareARegisterAdmitOneOfTheirCopies() {
    ReplayGuard other = new ClientHelloRecording(register, WINDOW);
    admits(recording, at(ARRIVAL));
    refuses(Miss.REPLAYED, other, at(ARRIVAL));

    admits(other, hello(Opaque.ofHex("11"), ARRIVAL));
    refuses(Miss.REPLAYED, recording, hello(Opaque.ofHex("11"), ARRIVAL));
  }

  /// One server's clock has long closed the window, the other's has not.
  @ParameterizedTest
  @ValueSource(longs = {-9_999, -1, 0, 1, 9_999})
  void serversWhoseClocksDifferStillAdmitOneCopy(long skew) {
    ReplayGuard other = new ClientHelloRecording(register, WINDOW);
    admits(recording, at(ARRIVAL));
    for (int second = 0; second < 60; second++) {
      Instant here = ARRIVAL.plusSeconds(second);
      Instant there = here.plusMillis(skew);

      assertRefused(recording.admit(at(here)));
      assertRefused(other.admit(at(there)));
    }
  }

  /// A store that forgets by its own clock, as Redis does, what a server with a fast clock
  /// recorded; a slow one still thinks it in time.
  @ParameterizedTest
  @ValueSource(longs = {-10_000, -9_999, -1, 0, 1, 9_999, 10_000})
  void aStoreThatForgetsByItsOwnClockIsSafeToo(long skew) {
    ForgettingStore store = new ForgettingStore();
    ReplayGuard one = new ClientHelloRecording(store, WINDOW);
    int admitted = 0;
    for (int second = -30; second <= 60; second++) {
      store.time = ARRIVAL.plusSeconds(second);
      admitted += one.admit(at(store.time)) instanceof Admission.Admitted ? 1 : 0;
      Instant there = store.time.plusMillis(skew);
      admitted += one.admit(at(there)) instanceof Admission.Admitted ? 1 : 0;
    }
    assertEquals(1, admitted);
  }

  /// A busy server makes the register forget, and a slow one asks it afterwards.
  @Test
  void aClockThatGoesBackMakesNothingNewAgain() {
    admits(recording, at(ARRIVAL));
    Instant later = ARRIVAL.plus(Duration.ofMinutes(5));
    admits(recording, own(1, later));

    refuses(Miss.TOO_LATE, recording, at(ARRIVAL));
    refuses(Miss.REPLAYED, recording, own(1, later));
    admits(recording, own(2, later));
  }

  @ParameterizedTest
  @ValueSource(longs = {-9, -1, 0, 1, 9})
  void aClientWhoseClockIsALittleOffIsServedOnce(long seconds) {
    Instant now = ARRIVAL.plusSeconds(seconds);
    admits(standard, at(now));
    refuses(Miss.REPLAYED, standard, at(now));
  }

  @Test
  void aClientWhoseClockIsFarOffIsNotServed() {
    refuses(Miss.AHEAD_OF_TIME, standard, at(ARRIVAL.minusSeconds(11)));
    refuses(Miss.TOO_LATE, standard, at(ARRIVAL.plusSeconds(11)));
  }

  @Test
  void ofAHundredCopiesAtOnceOneIsAdmitted() throws Exception {
    for (ReplayGuard guard : List.of(recording, standard, new SingleUseTickets(fresh()))) {
      assertEquals(1, admittedOf(100, () -> guard.admit(at(ARRIVAL))));
    }
  }

  @Test
  void twoServersThatShareARegisterAdmitOneOfAHundredCopies() throws Exception {
    UseRegister shared = fresh();
    List<ReplayGuard> servers =
        List.of(new ClientHelloRecording(shared, WINDOW), new ClientHelloRecording(shared, WINDOW));
    CountDownLatch turn = new CountDownLatch(1);

    assertEquals(
        1,
        admittedOf(
            100,
            () -> {
              ReplayGuard server = servers.get(Math.floorMod(Thread.currentThread().threadId(), 2));
              turn.countDown();
              return server.admit(at(ARRIVAL));
            }));
    assertEquals(0, turn.getCount());
  }

  @Test
  void aFullRegisterAdmitsNothingAndForgetsNothing() {
    ReplayGuard small = new ClientHelloRecording(UseRegister.bounded(2, LONG_AGO), WINDOW);
    admits(small, own(1, ARRIVAL));
    admits(small, own(2, ARRIVAL));

    refuses(Miss.REGISTER_FULL, small, own(3, ARRIVAL));
    refuses(Miss.REPLAYED, small, own(1, ARRIVAL));
    refuses(Miss.REPLAYED, small, own(2, ARRIVAL));
    refuses(Miss.REGISTER_FULL, small, own(3, ARRIVAL));

    admits(small, own(4, ARRIVAL.plus(WINDOW.multipliedBy(2))));
  }

  @Test
  void aRegisterThatFailsMeansNoEarlyData() {
    UseRegister away =
        new UseRegister() {
          @Override
          public Use use(Opaque name, Instant until, Instant now) {
            throw new IllegalStateException("no connection");
          }

          @Override
          public Instant remembersSince() {
            return LONG_AGO;
          }
        };
    for (ReplayGuard guard :
        List.of(
            new ClientHelloRecording(away, WINDOW),
            new SingleUseTickets(away),
            ReplayGuard.all(List.of(new SingleUseTickets(away), recording)))) {
      assertThrows(IllegalStateException.class, () -> guard.admit(at(ARRIVAL)));
      assertEquals(Admission.refused(Miss.STORE_AWAY), Admission.of(guard, at(ARRIVAL)));
    }
    assertEquals(Admission.admitted(), Admission.of(recording, at(ARRIVAL)));
  }

  @Test
  void allMustAdmitAndNoneIsAskedAfterARefusal() {
    List<String> asked = new ArrayList<>();
    ReplayGuard first = telling(asked, "first", Admission.admitted());
    ReplayGuard second = telling(asked, "second", Admission.refused(Miss.EXPIRED));
    ReplayGuard third = telling(asked, "third", Admission.admitted());

    admits(ReplayGuard.all(List.of(first, third)), at(ARRIVAL));
    refuses(Miss.EXPIRED, ReplayGuard.all(List.of(first, second, third)), at(ARRIVAL));
    assertEquals(List.of("first", "third", "first", "second"), asked);
    assertThrows(IllegalArgumentException.class, () -> ReplayGuard.all(List.of()));
  }

  @Test
  void thoseThatWriteNothingDownAreAskedFirst() {
    List<String> asked = new ArrayList<>();
    ReplayGuard writes = telling(asked, "writes", Admission.admitted());
    ReplayGuard freshness = new FreshnessCheck(WINDOW);
    ReplayGuard inner = ReplayGuard.all(List.of(freshness, freshness));

    refuses(Miss.TOO_LATE, ReplayGuard.all(List.of(writes, inner)), at(ARRIVAL.plus(WINDOW)));
    assertEquals(List.of(), asked);
    admits(ReplayGuard.all(List.of(writes, inner)), at(ARRIVAL));
    assertEquals(List.of("writes"), asked);
  }

  /// A hello that a later guard refused was recorded by an earlier one, and stays so.
  @Test
  void whatWasRefusedByOneDoesNotBecomeNewToTheOthers() {
    ReplayGuard both = ReplayGuard.all(List.of(recording, new SingleUseTickets(fresh())));
    admits(both, at(ARRIVAL));
    refuses(Miss.REPLAYED, both, hello(Opaque.ofHex("11"), ARRIVAL));
    refuses(Miss.REPLAYED, recording, hello(Opaque.ofHex("11"), ARRIVAL));
  }

  @Test
  void namesAreShortAndNotEmpty() {
    assertThrows(IllegalArgumentException.class, () -> hello(Opaque.EMPTY, NOON));
    assertThrows(IllegalArgumentException.class, () -> hello(Opaque.wrap(new byte[65]), NOON));
    hello(Opaque.wrap(new byte[64]), NOON);
  }

  /// `SET name "" NX PX until - now`.
  private static final class ForgettingStore implements UseRegister {
    private final Map<Opaque, Instant> names = new HashMap<>();
    private Instant time = NOON;

    @Override
    public Use use(Opaque name, Instant until, Instant now) {
      names.values().removeIf(end -> !end.isAfter(time));
      Instant end = time.plus(Duration.between(now, until));
      return names.putIfAbsent(name, end) == null ? Use.FIRST : Use.REPEATED;
    }

    @Override
    public Instant remembersSince() {
      return LONG_AGO;
    }
  }

  private static UseRegister fresh() {
    return UseRegister.bounded(1000, LONG_AGO);
  }

  private static ReplayGuard telling(List<String> asked, String name, Admission answer) {
    return claim -> {
      asked.add(name);
      return answer;
    };
  }

  private static void assertRefused(Admission admission) {
    assertEquals(Admission.Refused.class, admission.getClass());
  }

  /// All of them wait for each other, then ask.
  private static long admittedOf(int copies, Callable<Admission> copy) throws Exception {
    CountDownLatch ready = new CountDownLatch(copies);
    List<Future<Admission>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < copies; i++) {
        answers.add(
            threads.submit(() -> {
              ready.countDown();
              ready.await();
              return copy.call();
            }));
      }
    }
    long admitted = 0;
    for (Future<Admission> answer : answers) {
      admitted += answer.get() instanceof Admission.Admitted ? 1 : 0;
    }
    return admitted;
  }
}
