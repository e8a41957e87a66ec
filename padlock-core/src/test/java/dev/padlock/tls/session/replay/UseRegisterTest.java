package dev.padlock.tls.session.replay;

import static dev.padlock.tls.session.replay.Claims.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.replay.UseRegister.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UseRegisterTest {

  private static final Instant END = NOON.plusSeconds(10);

  private final UseRegister register = UseRegister.bounded(2, NOON);

  @Test
  void aNameIsFirstOnceUntilItsTime() {
    assertEquals(Use.FIRST, use(1, END, NOON));
    assertEquals(Use.REPEATED, use(1, END, END.minusMillis(1)));
    assertEquals(Use.FORGOTTEN, use(1, END, END));
  }

  @Test
  void aNameThatIsPastItsTimeAlreadyIsNotTaken() {
    assertEquals(Use.FORGOTTEN, use(1, NOON, NOON));
    assertEquals(Use.FIRST, use(1, NOON.plusNanos(1), NOON));
  }

  @Test
  void roomComesBackInTheOrderOfTime() {
    assertEquals(Use.FIRST, use(1, END.plusSeconds(5), NOON));
    assertEquals(Use.FIRST, use(2, END, NOON));
    assertEquals(Use.FULL, use(3, END.plusSeconds(9), NOON));

    assertEquals(Use.FIRST, use(3, END.plusSeconds(9), END));
    assertEquals(Use.REPEATED, use(1, END.plusSeconds(5), END));
    assertEquals(Use.FULL, use(4, END.plusSeconds(9), END));
  }

  @Test
  void itSaysSinceWhenItRemembers() {
    assertEquals(NOON, register.remembersSince());
    assertThrows(IllegalArgumentException.class, () -> UseRegister.bounded(0, NOON));
  }

  /// Clocks that jump back and forth, times that differ, repetitions all over: never twice the
  /// first while a caller could still think it in time.
  @Test
  void noNameIsEverFirstTwice() {
    Random random = new Random(20260101);
    UseRegister many = UseRegister.bounded(50, NOON);
    Map<Integer, Instant> times = new HashMap<>();
    Map<Integer, Integer> firsts = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      Instant now = NOON.plusSeconds(i / 100 + random.nextInt(40) - 20);
      int name = i / 300 + random.nextInt(300);
      Instant until =
          times.computeIfAbsent(name, any -> now.plus(Duration.ofSeconds(random.nextInt(30))));
      if (many.use(nameOf(name), until, now) == Use.FIRST) {
        firsts.merge(name, 1, Integer::sum);
      }
    }
    assertTrue(firsts.size() > 100, () -> "admitted only " + firsts.size());
    assertTrue(firsts.values().stream().allMatch(count -> count == 1));
  }

  private Use use(int name, Instant until, Instant now) {
    return register.use(nameOf(name), until, now);
  }

  private static Opaque nameOf(int name) {
    return Opaque.wrap(new byte[] {(byte) (name >> 8), (byte) name});
  }
}
