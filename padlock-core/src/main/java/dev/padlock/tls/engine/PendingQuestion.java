package dev.padlock.tls.engine;

import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.Question;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A question on its way to an answer. Thread-safe: it is answered on any thread, and picked up by
/// the connection's.
public final class PendingQuestion {

  private final Question question;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final AtomicBoolean abandoned = new AtomicBoolean();
  private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();

  PendingQuestion(Question question) {
    this.question = question;
  }

  public String description() {
    return question.description();
  }

  Question question() {
    return question;
  }

  /// Whether nobody has begun to answer.
  public boolean isOpen() {
    return !taken.get();
  }

  /// Whether the answer is there.
  public boolean isAnswered() {
    return answer.get() != null;
  }

  /// Computes the answer on this thread. A second call does nothing. An [Error] passes through, but
  /// leaves an answer behind: nobody shall wait for ever.
  public void run() {
    if (!taken.compareAndSet(false, true)) {
      return;
    }
    @Nullable Answer computed = null;
    try {
      computed = compute();
    } finally {
      answer.set(computed == null ? new Answer.Failed(failed()) : computed);
    }
    if (abandoned.get()) {
      forgetAnswer();
    }
  }

  /// The connection is over: what is secret in the question is forgotten, or in its answer, which
  /// may come yet.
  void abandon() {
    abandoned.set(true);
    if (taken.compareAndSet(false, true)) {
      question.forget();
    } else {
      forgetAnswer();
    }
  }

  private void forgetAnswer() {
    Answer unwanted = answer.getAndSet(null);
    if (unwanted != null) {
      unwanted.forget();
    }
  }

  private Answer compute() {
    try {
      return question.answer();
    } catch (TlsException why) {
      return new Answer.Failed(why);
    } catch (RuntimeException failure) {
      return new Answer.Failed(failed().causedBy(failure));
    }
  }

  private TlsException failed() {
    return InternalFailure.CALLBACK_FAILED.refuse("asked to", question.description());
  }

  Optional<Answer> answer() {
    return Optional.ofNullable(answer.get());
  }
}
