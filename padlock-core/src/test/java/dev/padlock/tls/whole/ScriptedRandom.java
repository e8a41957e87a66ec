package dev.padlock.tls.whole;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Randomness that somebody wrote down: each draw gets the next value, which must be as long as
/// what is drawn.
final class ScriptedRandom extends SecureRandom {

  private static final long serialVersionUID = 1L;

  private final transient Deque<byte[]> script;

  ScriptedRandom(byte[]... script) {
    this.script = new ArrayDeque<>(List.of(script));
  }

  @Override
  public void nextBytes(byte[] bytes) {
    byte[] next = script.pop();
    if (next.length != bytes.length) {
      throw new IllegalStateException(bytes.length + " bytes are drawn, not " + next.length);
    }
    System.arraycopy(next, 0, bytes, 0, next.length);
  }

  boolean isUsedUp() {
    return script.isEmpty();
  }
}
