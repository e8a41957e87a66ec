package dev.padlock.tls.engine;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.AlertReceived;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Score;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.record.RawMessage;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.Alert;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays a score: puts what comes before it, has its effects performed, asks its questions, and is
/// the one place where a refusal becomes an alert and an end.
///
/// Confined to one thread at a time. Only a pending question may be answered from elsewhere.
public final class Conductor {

  private final Score score;
  private final Stage stage;
  private final Closure closure = new Closure();
  private final Source source = new Source();
  private final Destination destination = new Destination();
  private @Nullable HandshakeState state;
  private @Nullable PendingQuestion pending;

  /// @param opening the settings that count until the score says otherwise
  public Conductor(Score score, CommonSettings opening, Opening role) {
    this.score = score;
    this.stage = new Stage(opening, role);
  }

  /// Begins the handshake: a client's hello now waits to be sent.
  public void start() throws TlsException {
    try {
      perform(score.start());
    } catch (RuntimeException unforeseen) {
      throw named(unforeseen);
    }
  }

  /// Takes at most one record from `in` and puts its application data, if it holds any, into
  /// `out[from..to)`.
  ///
  /// @param early whether that is to be early data, or ordinary application data; the other kind is
  ///   left where it is
  public Transfer receive(ByteBuffer in, ByteBuffer[] out, int from, int to, boolean early)
      throws TlsException {
    takeAnswer();
    TlsException failure = stage.findings.failure;
    if (failure != null) {
      closure.reported = true;
      throw failure;
    }
    if (closure.receiveClosed) {
      return Transfer.CLOSED;
    }
    try {
      return take(in, destination.over(out, from, to, early));
    } catch (TlsException refusal) {
      throw reported(fail(refusal));
    } catch (RuntimeException unforeseen) {
      throw reported(fail(named(unforeseen)));
    } finally {
      destination.release();
    }
  }

  /// Whoever watches us is code of the application; the rest is ours.
  private static TlsException named(RuntimeException unforeseen) {
    return unforeseen instanceof WatcherFailed watcher
        ? InternalFailure.CALLBACK_FAILED
            .refuse("asked to", watcher.asked())
            .causedBy(watcher.failure())
        : InternalFailure.BUG.refuse().causedBy(unforeseen);
  }

  private TlsException reported(TlsException failure) {
    closure.reported = true;
    return failure;
  }

  private Transfer take(ByteBuffer in, Destination out) throws TlsException {
    boolean held = pending != null;
    switch (stage.receive.take(in, out, held)) {
      case INCOMPLETE -> {
        return held ? Transfer.ANSWER_NEEDED : Transfer.INPUT_NEEDED;
      }
      case NO_ROOM -> {
        return Transfer.ROOM_NEEDED;
      }
      case HELD -> {
        return Transfer.ANSWER_NEEDED;
      }
      case APPLICATION_DATA -> applicationData();
      case HANDSHAKE -> messages();
      case CHANGE_CIPHER_SPEC -> perform(score.on(current(), new Incoming.ChangeCipherSpec()));
      case ALERT -> alert(stage.receive.lastAlert());
      case SKIPPED -> {}
      case NOT_ASKED_FOR -> {
        return out.isForEarlyData() ? Transfer.NOTHING : Transfer.EARLY_DATA;
      }
    }
    return Transfer.DONE;
  }

  private void applicationData() throws TlsException {
    if (!stage.findings.complete) {
      perform(score.on(current(), new Incoming.ApplicationData()));
    }
  }

  /// Puts whole messages before the score, until one makes it ask.
  private void messages() throws TlsException {
    while (pending == null) {
      Optional<RawMessage> next = stage.receive.message();
      if (next.isEmpty()) {
        return;
      }
      message(next.get());
    }
  }

  private void message(RawMessage raw) throws TlsException {
    HandshakeMessage message = stage.read(raw);
    perform(score.on(current(), new Incoming.Message(message, raw.raw(), raw.endsRecord())));
  }

  /// RFC 9846 §6: in TLS 1.3 every alert but two is fatal, whatever its level says; in TLS 1.2 its
  /// level says it (RFC 5246 §7.2).
  private void alert(Alert alert) throws TlsException {
    AlertDescription description = AlertDescription.of(alert.description()).orElse(null);
    boolean closes = description == AlertDescription.CLOSE_NOTIFY;
    boolean warns = alert.level() == Alert.WARNING && stage.mayBeTls12();
    boolean ends = closes || description != AlertDescription.USER_CANCELED && !warns;
    if (stage.trace.isOn()) {
      stage.trace.emit(
          new TraceEvent.AlertSeen(Direction.RECEIVED, ends && !closes, alert.description()));
    }
    if (!ends) {
      stage.abuse.warning();
    } else if (!closes) {
      throw ReceivedAlert.FATAL_ALERT_RECEIVED.refuse(
          "alert", description == null ? alert.description() : description.rfcName());
    } else if (!stage.findings.complete) {
      throw ReceivedAlert.CLOSED_DURING_HANDSHAKE.refuse("by", "close_notify");
    } else {
      closure.receiveClosed = true;
      if (stage.isTls12()) {
        closeSending();
      }
      destroyIfOver();
    }
  }

  /// Seals what waits to be sent, then at most one record of application data from `in[from..to)`.
  ///
  /// @param early whether as early data, as long as that may be sent
  public Transfer send(ByteBuffer[] in, int from, int to, ByteBuffer out, boolean early)
      throws TlsException {
    takeAnswer();
    try {
      return seal(source.over(in, from, to), early, out);
    } catch (TlsException refusal) {
      throw reported(fail(refusal));
    } catch (RuntimeException unforeseen) {
      throw reported(fail(named(unforeseen)));
    } finally {
      source.release();
    }
  }

  private Transfer seal(Source in, boolean early, ByteBuffer out) throws TlsException {
    Transfer flushed = stage.send.flush(out);
    if (closure.sendClosed && stage.send.isEmpty()) {
      stage.send.destroy();
    }
    if (flushed == Transfer.ROOM_NEEDED || stage.send.isUrgent()) {
      return flushed;
    }
    if (closure.sendClosed) {
      return flushed == Transfer.DONE ? flushed : closed();
    }
    int length = stage.sendable(in.available(1 << 14), early);
    if (length == 0) {
      return flushed;
    }
    if (stage.isKeyUpdateDue()) {
      perform(score.renewSendingKeys(current(), false));
      return stage.send.flush(out);
    }
    Transfer sent = stage.application(in, length, early, out);
    return flushed == Transfer.DONE ? flushed : sent;
  }

  private Transfer closed() throws TlsException {
    TlsException failure = stage.findings.failure;
    if (failure != null && !closure.reported) {
      throw reported(failure);
    }
    return Transfer.CLOSED;
  }

  /// Renews our keys before the next application data (RFC 9846 §4.7.3). TLS 1.2 cannot.
  public void updateKeys(boolean requestPeer) throws TlsException {
    if (!stage.findings.complete || closure.sendClosed || stage.isTls12()) {
      return;
    }
    try {
      perform(score.renewSendingKeys(current(), requestPeer));
    } catch (TlsException refusal) {
      throw reported(fail(refusal));
    } catch (RuntimeException unforeseen) {
      throw reported(fail(named(unforeseen)));
    }
  }

  /// Says that we send no more: close_notify waits to be sent. Receiving goes on, unless the
  /// handshake is thereby given up (RFC 9846 §6.1).
  public void closeSending() {
    takeAnswer();
    if (closure.sendClosed) {
      return;
    }
    closure.sendClosed = true;
    try {
      if (!stage.findings.complete) {
        closure.receiveClosed = true;
        stage.alert(AlertDescription.USER_CANCELED);
      }
      stage.alert(AlertDescription.CLOSE_NOTIFY);
    } catch (RuntimeException unforeseen) {
      fail(named(unforeseen));
    }
    destroyIfOver();
  }

  /// Notes that the transport has no more input.
  public void inputEnded() throws TlsException {
    if (closure.receiveClosed || stage.findings.failure != null) {
      return;
    }
    throw reported(
        fail(
            stage.findings.complete
                ? ReceivedAlert.MISSING_CLOSE_NOTIFY.refuse()
                : ReceivedAlert.CLOSED_DURING_HANDSHAKE.refuse("by", "end of input")));
  }

  /// The question that the handshake waits for, until its answer was taken.
  public Optional<PendingQuestion> pending() {
    return Optional.ofNullable(pending);
  }

  /// Goes on with an answer that was given meanwhile. A refusal that follows from it is thrown by
  /// the next call to receive, and by send once its alert is out.
  public void takeAnswer() {
    PendingQuestion asked = pending;
    if (asked == null || asked.answer().isEmpty() || stage.findings.failure != null) {
      return;
    }
    pending = null;
    try {
      answered(asked, asked.answer().get());
      messages();
    } catch (TlsException refusal) {
      fail(refusal);
    } catch (RuntimeException unforeseen) {
      fail(named(unforeseen));
    }
  }

  private void answered(PendingQuestion asked, Answer answer) throws TlsException {
    if (stage.trace.isOn()) {
      stage.trace.emit(new TraceEvent.Answered(asked.description()));
    }
    if (answer instanceof Answer.Judged(Judgement judgement)
        && asked.question() instanceof Question.JudgePeer question) {
      stage.judged(judgement, question.verifier().description());
    }
    perform(score.answered(current(), answer));
  }

  /// The state comes first: should an effect fail, its secrets are among those to forget.
  private void perform(Step step) throws TlsException {
    switch (step) {
      case Step.Next(HandshakeState next, var effects) -> {
        state = next;
        stage.perform(effects);
      }
      case Step.Ask(HandshakeState awaiting, var effects, Question question) -> {
        state = awaiting;
        stage.perform(effects);
        pending = new PendingQuestion(question);
        if (stage.trace.isOn()) {
          stage.trace.emit(new TraceEvent.Asked(question.description()));
        }
      }
    }
  }

  private HandshakeState current() {
    if (state == null) {
      throw new IllegalStateException("not started");
    }
    return state;
  }

  private TlsException fail(TlsException refusal) {
    if (stage.findings.failure != null) {
      return stage.findings.failure;
    }
    stage.findings.failure = refusal;
    boolean ended = refusal instanceof AlertReceived;
    boolean reply = !ended && !closure.sendClosed;
    closure.sendClosed = true;
    closure.receiveClosed = true;
    if (ended) {
      stage.send.destroy();
    } else if (reply) {
      stage.send.alert(refusal.refusal().alert());
    }
    destroyIfOver();
    try {
      stage.refused(refusal, reply);
    } catch (WatcherFailed watcher) {
      refusal.addSuppressed(watcher.failure());
    }
    return refusal;
  }

  /// The traffic secrets are of no use any more; the keys of what is sent go with the last record.
  private void destroyIfOver() {
    if (closure.sendClosed && closure.receiveClosed) {
      if (pending != null) {
        pending.abandon();
        pending = null;
      }
      if (state != null) {
        state.destroy();
      }
      if (stage.findings.exporter != null) {
        stage.findings.exporter.destroy();
      }
      stage.receive.destroy();
    }
  }

  /// Keying material for the application (RFC 9846 §7.5). Only once the handshake is complete.
  public byte[] export(String label, @Nullable Opaque context, int length) {
    return stage.exporter().export(label, context == null ? null : context.toArray(), length);
  }

  public Findings findings() {
    return stage.findings;
  }

  /// Whether something waits to be sent that the peer needs.
  public boolean hasToFlush() {
    return stage.send.isUrgent();
  }

  /// Room that the last ROOM_NEEDED of send asked for.
  public int sendRoomNeeded() {
    return stage.send.roomNeeded();
  }

  /// Room that the last ROOM_NEEDED of receive asked for.
  public int receiveRoomNeeded() {
    return stage.receive.roomNeeded();
  }

  public boolean isSendClosed() {
    return closure.sendClosed;
  }

  public boolean isReceiveClosed() {
    return closure.receiveClosed;
  }
}
