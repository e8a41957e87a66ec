package dev.padlock.tls.hostile;

/// Something to say.
@FunctionalInterface
public interface Speech {
  void say(Voice voice) throws Exception;
}
