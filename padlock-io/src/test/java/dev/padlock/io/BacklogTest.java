package dev.padlock.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BacklogTest {

  @Test
  void whatGoesInComesOutInOrder() {
    Random random = new Random(7);
    Backlog backlog = new Backlog();
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 2000; i++) {
      byte[] some = new byte[random.nextInt(40)];
      random.nextBytes(some);
      int offset = some.length / 3;
      backlog.add(some, offset, some.length - offset);
      in.write(some, offset, some.length - offset);
      byte[] taken = new byte[random.nextInt(40)];
      out.write(taken, 0, backlog.take(taken, 0, taken.length));
    }
    byte[] rest = new byte[in.size()];
    out.write(rest, 0, backlog.take(rest, 0, rest.length));
    assertArrayEquals(in.toByteArray(), out.toByteArray());
    assertTrue(backlog.isEmpty());
    assertEquals(0, backlog.take(rest, 0, rest.length));
  }

  @Test
  void whatIsPutBackComesFirst() {
    Backlog backlog = new Backlog();
    backlog.putBack(new byte[] {1});
    backlog.add(new byte[] {2, 3, 4}, 1, 2);
    byte[] two = new byte[2];
    assertEquals(2, backlog.take(two, 0, 2));
    assertArrayEquals(new byte[] {1, 3}, two);
    backlog.putBack(two);
    byte[] all = new byte[9];
    int taken = backlog.take(all, 1, 8);
    assertArrayEquals(new byte[] {1, 3, 4}, Arrays.copyOfRange(all, 1, 1 + taken));
  }
}
