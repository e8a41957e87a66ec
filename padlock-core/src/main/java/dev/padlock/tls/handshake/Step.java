package dev.padlock.tls.handshake;

import java.util.List;

/// What a score answers: effects to perform in order, then either the next state or a question.
public sealed interface Step {

  List<Effect> effects();

  /// Go on.
  record Next(HandshakeState state, List<Effect> effects) implements Step {}

  /// Perform the effects, then wait in `awaiting` for the answer.
  record Ask(HandshakeState awaiting, List<Effect> effects, Question question) implements Step {}

  static Step next(HandshakeState state, Effect... effects) {
    return new Next(state, List.of(effects));
  }

  static Step ask(HandshakeState awaiting, Question question, Effect... effects) {
    return new Ask(awaiting, List.of(effects), question);
  }
}
