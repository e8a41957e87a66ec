package dev.padlock.tls.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sessions by scope, newest first; scopes in the order in which they were used.
final class BoundedSessionMemory implements SessionMemory {

  private final int scopes;
  private final int each;
  private final Map<SessionScope, Deque<Session>> kept = new LinkedHashMap<>(16, 0.75f, true);

  BoundedSessionMemory(int scopes, int each) {
    if (scopes < 1 || each < 1) {
      throw new IllegalArgumentException("a memory keeps something");
    }
    this.scopes = scopes;
    this.each = each;
  }

  /// A reusable session makes the older ones of its scope useless.
  @Override
  public synchronized void remember(Session session) {
    Deque<Session> sessions =
        kept.computeIfAbsent(session.facts().scope(), scope -> new ArrayDeque<>());
    int most = session.isReusable() ? 1 : each;
    sessions.addFirst(session);
    while (sessions.size() > most) {
      sessions.removeLast().destroy();
    }
    if (kept.size() > scopes) {
      forget(kept.keySet().iterator().next());
    }
  }

  @Override
  public synchronized Recollection recall(SessionScope scope, Instant now) {
    Deque<Session> sessions = kept.get(scope);
    if (sessions == null) {
      return new Recollection.Missed(Miss.NO_SESSION);
    }
    boolean expired = dropExpired(sessions, now);
    if (sessions.isEmpty()) {
      kept.remove(scope);
      return new Recollection.Missed(expired ? Miss.EXPIRED : Miss.NO_SESSION);
    }
    Session newest = sessions.getFirst();
    return new Recollection.Found(newest.isReusable() ? newest.copy() : sessions.removeFirst());
  }

  @Override
  public synchronized void forget(SessionScope scope) {
    Deque<Session> sessions = kept.remove(scope);
    if (sessions != null) {
      sessions.forEach(Session::destroy);
    }
  }

  private static boolean dropExpired(Deque<Session> sessions, Instant now) {
    boolean dropped = false;
    for (Iterator<Session> all = sessions.iterator(); all.hasNext(); ) {
      Session session = all.next();
      if (session.facts().isExpired(now)) {
        session.destroy();
        all.remove();
        dropped = true;
      }
    }
    return dropped;
  }
}
