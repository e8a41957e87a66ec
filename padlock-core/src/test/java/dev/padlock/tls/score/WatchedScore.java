package dev.padlock.tls.score;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import org.jspecify.annotations.Nullable;

/// A score as it is played, with a look at where it stands.
final class WatchedScore implements Score {

  private final Score played;
  private @Nullable HandshakeState state;

  WatchedScore(Score played) {
    this.played = played;
  }

  /// The name of the state that was reached last.
  String state() {
    return state == null ? "nowhere" : state.getClass().getSimpleName();
  }

  @Override
  public Step start() throws TlsException {
    return watched(played.start());
  }

  @Override
  public Step on(HandshakeState from, Incoming in) throws TlsException {
    return watched(played.on(from, in));
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    return watched(played.answered(awaiting, answer));
  }

  @Override
  public Step renewSendingKeys(HandshakeState connected, boolean requestUpdate)
      throws TlsException {
    return watched(played.renewSendingKeys(connected, requestUpdate));
  }

  private Step watched(Step step) {
    state =
        switch (step) {
          case Step.Next next -> next.state();
          case Step.Ask ask -> ask.awaiting();
        };
    return step;
  }
}
