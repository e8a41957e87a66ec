package dev.padlock.explain.cause;

import dev.padlock.explain.Course;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.EncryptedExtensions;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import dev.padlock.tls.wire.message.ServerHello;

/// How far the connection had come.
public enum Phase {
  NOTHING_YET("before the first message"),
  HELLO("after the ClientHello, before any answer"),
  RETRY("after the HelloRetryRequest"),
  KEYS_AGREED("after the ServerHello"),
  AUTHENTICATION("while certificates and signatures crossed"),
  CONNECTED("after the handshake");

  private final String text;

  Phase(String text) {
    this.text = text;
  }

  /// For people, for example `after the ServerHello`.
  public String text() {
    return text;
  }

  static Phase of(Course course) {
    if (course.complete().isPresent()) {
      return CONNECTED;
    }
    return course
        .lastMessage()
        .map(TraceEvent.MessageSeen::message)
        .map(Phase::after)
        .orElse(NOTHING_YET);
  }

  private static Phase after(HandshakeMessage message) {
    return switch (message) {
      case ClientHello hello -> HELLO;
      case HelloRetryRequest retry -> RETRY;
      case ServerHello hello -> KEYS_AGREED;
      case EncryptedExtensions parameters -> KEYS_AGREED;
      default -> AUTHENTICATION;
    };
  }
}
