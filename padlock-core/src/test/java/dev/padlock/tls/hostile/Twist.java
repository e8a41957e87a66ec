package dev.padlock.tls.hostile;

import dev.padlock.tls.wire.message.HandshakeMessage;

/// What to say in place of a message, or around it.
@FunctionalInterface
public interface Twist<M extends HandshakeMessage> {
  void say(M natural, Voice voice) throws Exception;
}
