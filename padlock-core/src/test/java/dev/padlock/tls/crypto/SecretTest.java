package dev.padlock.tls.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretTest {

  private final byte[] array = {1, 2, 3, 0x7e};
  private final Secret secret = Secret.of("main secret", array);

  @Test
  void itWipesTheArrayThatItTookOver() {
    secret.destroy();
    assertArrayEquals(new byte[4], array);
    assertTrue(secret.isDestroyed());
    assertEquals(4, secret.length());
    secret.destroy();
  }

  @Test
  void itIsNeverUsedAfterItsEnd() {
    secret.destroy();
    IllegalStateException late = assertThrows(IllegalStateException.class, secret::bytes);
    assertEquals("main secret was used after it was destroyed", late.getMessage());
    assertThrows(IllegalStateException.class, () -> secret.copy("another"));
    assertThrows(IllegalStateException.class, () -> secret.matches(new byte[4]));
  }

  @Test
  void aCopyLivesOnByItself() {
    Secret copy = secret.copy("another");
    secret.destroy();
    assertFalse(copy.isDestroyed());
    assertArrayEquals(new byte[] {1, 2, 3, 0x7e}, copy.bytes());
    assertEquals("another", copy.name());
  }

  @Test
  void itMatchesEqualBytesOnly() {
    assertTrue(secret.matches(new byte[] {1, 2, 3, 0x7e}));
    assertFalse(secret.matches(new byte[] {1, 2, 3, 0x7f}));
    assertFalse(secret.matches(new byte[] {1, 2, 3}));
    assertFalse(secret.matches(new byte[0]));
  }

  @Test
  void itsTextShowsNoByte() {
    assertEquals("main secret (4 bytes)", secret.toString());
    secret.destroy();
    assertEquals("main secret (4 bytes, destroyed)", secret.toString());
  }
}
