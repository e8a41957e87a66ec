package dev.padlock.tls;

import dev.padlock.tls.engine.PendingQuestion;

/// Something slow that a handshake waits for: judging certificates, signing, choosing a credential
/// or configuration.
///
/// Thread-safe. It touches nothing of the connection, so it may be run on any thread, at once or
/// much later, while the connection's own thread does something else; the connection picks the
/// answer up by itself.
public final class PendingAnswer {

  private final PendingQuestion question;

  PendingAnswer(PendingQuestion question) {
    this.question = question;
  }

  /// What is asked, for people.
  public String description() {
    return question.description();
  }

  /// Computes the answer on this thread, and may block for it. Running it again does nothing.
  /// Failures of whoever is asked do not surface here, but refuse the connection.
  public void run() {
    question.run();
  }

  /// Whether the answer is there.
  public boolean isAnswered() {
    return question.isAnswered();
  }

  /// Whether nobody has begun to answer yet.
  public boolean isOpen() {
    return question.isOpen();
  }
}
