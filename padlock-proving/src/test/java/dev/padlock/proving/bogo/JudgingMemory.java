package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// How an application has servers judged again that it resumes: before their session is offered, so
/// before early data too. A server that is not believed any more meets a full handshake.
///
/// @param judge whether these certificates are still believed
record JudgingMemory(SessionMemory memory, Predicate<List<Opaque>> judge) implements SessionMemory {

  @Override
  public Recollection recall(SessionScope scope, Instant now) {
    Recollection recollection = memory.recall(scope, now);
    if (recollection instanceof Recollection.Found(Session session)
        && !judge.test(session.facts().peerChain())) {
      session.destroy();
      return new Recollection.Missed(Miss.POLICY_CHANGED);
    }
    return recollection;
  }

  @Override
  public void remember(Session session) {
    memory.remember(session);
  }

  @Override
  public void forget(SessionScope scope) {
    memory.forget(scope);
  }
}
