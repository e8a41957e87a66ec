package dev.padlock.tls;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One of our own scores that says something else than it should. What it hashes is what it should
/// have said.
@SuppressWarnings("exports")
public final class TwistedScore implements Score {

  private final List<Function<Effect, List<Effect>>> twists = new ArrayList<>();
  private final List<HandshakeMessage> heard = new ArrayList<>();
  private @Nullable Score played;

  /// Plays this score from now on.
  public TwistedScore over(Score score) {
    played = score;
    return this;
  }

  /// Says a changed message instead.
  public <M extends HandshakeMessage> TwistedScore edit(Class<M> kind, UnaryOperator<M> change) {
    return replace(kind, natural -> List.of(send(change.apply(kind.cast(natural)))));
  }

  /// Leaves a message out.
  public TwistedScore drop(Class<? extends HandshakeMessage> kind) {
    return replace(kind, natural -> List.of());
  }

  /// Does something more before a message.
  public TwistedScore before(Class<? extends HandshakeMessage> kind, Effect first) {
    return replace(kind, natural -> List.of(first, send(natural)));
  }

  /// Does something more after a message.
  public TwistedScore after(Class<? extends HandshakeMessage> kind, Effect then) {
    return replace(kind, natural -> List.of(send(natural), then));
  }

  /// Says something else, or nothing, instead of a message.
  public TwistedScore replace(
      Class<? extends HandshakeMessage> kind, Function<HandshakeMessage, List<Effect>> instead) {
    twists.add(effect ->
        effect instanceof Effect.Send send && kind.isInstance(send.message())
            ? instead.apply(send.message())
            : List.of(effect));
    return this;
  }

  /// Does something else, or nothing, instead of an effect.
  public TwistedScore instead(Class<? extends Effect> kind, Effect... others) {
    twists.add(effect -> kind.isInstance(effect) ? List.of(others) : List.of(effect));
    return this;
  }

  /// A message of the peer that came already.
  public <M extends HandshakeMessage> M heard(Class<M> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  public static Effect.Send send(HandshakeMessage message) {
    return new Effect.Send(message, message.encode());
  }

  /// A message of any bytes.
  public static Effect.Send send(HandshakeMessage like, Opaque raw) {
    return new Effect.Send(like, raw);
  }

  private Score played() {
    if (played == null) {
      throw new IllegalStateException("nothing to play");
    }
    return played;
  }

  private Step twisted(Step step) {
    List<Effect> effects = new ArrayList<>(step.effects());
    for (Function<Effect, List<Effect>> twist : twists) {
      effects = effects.stream().flatMap(effect -> twist.apply(effect).stream()).toList();
    }
    return switch (step) {
      case Step.Next next -> new Step.Next(next.state(), effects);
      case Step.Ask ask -> new Step.Ask(ask.awaiting(), effects, ask.question());
    };
  }

  @Override
  public Step start() throws TlsException {
    return twisted(played().start());
  }

  @Override
  public Step on(HandshakeState state, Incoming in) throws TlsException {
    if (in instanceof Incoming.Message message) {
      heard.add(message.message());
    }
    return twisted(played().on(state, in));
  }

  @Override
  public Step answered(HandshakeState awaiting, Answer answer) throws TlsException {
    return twisted(played().answered(awaiting, answer));
  }

  @Override
  public Step renewSendingKeys(HandshakeState connected, boolean requestUpdate)
      throws TlsException {
    return twisted(played().renewSendingKeys(connected, requestUpdate));
  }
}
