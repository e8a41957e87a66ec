package dev.padlock.tls.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Answer;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.SessionHandle;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of secrets in questions and answers when the connection is over before they meet.
class PendingQuestionTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final ServerSessions sessions;
  private final Session12 session;

  PendingQuestionTest() throws TlsException {
    sessions = Doors.settings(Parties.server12().build()).sessions();
    session =
        new Session12(
            sessions
                .terms()
                .facts(
                    sessions.terms().scope(""),
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    List.of(),
                    NOW),
            true,
            Session12.Handle.NONE,
            Secret.of("main secret", new byte[48]));
  }

  private PendingQuestion keeping() {
    return new PendingQuestion(
        new Question.KeepSession(sessions, new SessionHandle.Ticket(Opaque.EMPTY), session, NOW));
  }

  @Test
  void aQuestionThatNobodyWillAnswerForgetsItsSecret() {
    PendingQuestion pending = keeping();
    pending.abandon();
    assertTrue(session.secret().isDestroyed());
    pending.run();
    assertTrue(pending.answer().isEmpty());
  }

  @Test
  void aSessionIsForgottenOnceItIsKept() {
    PendingQuestion pending = keeping();
    pending.run();
    assertTrue(session.secret().isDestroyed());
    Answer.SessionKept kept =
        assertInstanceOf(Answer.SessionKept.class, pending.answer().orElseThrow());
    assertTrue(kept.ticket().isPresent());
  }

  @Test
  void anAnswerThatNobodyWillTakeForgetsItsSecret() throws TlsException {
    Opaque ticket = sessions.sealer().seal(session, NOW).orElseThrow();
    PendingQuestion pending =
        new PendingQuestion(
            new Question.OpenSession(
                sessions, new SessionHandle.Ticket(ticket), sessions.terms().scope(""), NOW));
    pending.run();
    Answer.SessionSought sought =
        assertInstanceOf(Answer.SessionSought.class, pending.answer().orElseThrow());
    Session found = assertInstanceOf(Recollection.Found.class, sought.recollection()).session();
    assertFalse(found.secret().isDestroyed());
    pending.abandon();
    assertTrue(found.secret().isDestroyed());
    assertTrue(pending.answer().isEmpty());
  }
}
