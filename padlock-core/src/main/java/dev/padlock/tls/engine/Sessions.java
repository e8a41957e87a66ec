package dev.padlock.tls.engine;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/// The client's memory of sessions as one connection uses it. A memory that fails costs a full
/// handshake next time, and never this connection.
final class Sessions {

  private final Trace trace;
  private Fact.@Nullable SessionsRemembered remembered;
  private @Nullable ResumptionCounters counters;
  private @Nullable Miss why;
  private boolean resumed;
  private boolean external;

  Sessions(Trace trace) {
    this.trace = trace;
  }

  void remembered(Fact.SessionsRemembered where) {
    remembered = where;
  }

  void remember(SessionMemory memory, Session session) {
    try {
      memory.remember(session);
    } catch (RuntimeException away) {
      session.destroy();
      missed(Miss.STORE_AWAY);
    }
  }

  void counted(ResumptionCounters by) {
    counters = by;
  }

  void resumed() {
    resumed = true;
  }

  /// An external pre-shared key takes the place of certificates.
  void external(Opaque identity, boolean imported) {
    external = true;
    if (trace.isOn()) {
      trace.emit(new TraceEvent.ExternalPskUsed(identity, imported));
    }
  }

  /// The handshake is complete, in full or not. Where nobody looked for a session there was none.
  void complete() {
    if (counters == null) {
      return;
    }
    if (resumed) {
      counters.resumed();
    } else if (external) {
      counters.external();
    } else {
      counters.full(why == null ? Miss.NO_SESSION : why);
    }
  }

  /// @param against why it is not taken; null where it is, or where the server did not say
  void earlyData(boolean taken, @Nullable Miss against) {
    if (counters != null && taken) {
      counters.earlyDataTaken();
    } else if (counters != null) {
      counters.earlyDataRefused(against == null ? Miss.DECLINED : against);
    }
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.EarlyDataDecided(
              taken,
              against == null ? "" : against.name(),
              against == null ? "" : against.sentence()));
    }
  }

  void missed(Miss miss) {
    why = miss;
    if (trace.isOn()) {
      trace.emit(new TraceEvent.SessionMissed(miss.name(), miss.sentence()));
    }
  }

  /// A session whose connection fails is not resumed (RFC 5246 §7.2.2). That a transport ends early
  /// is no failure of its own.
  void failed(TlsException refusal) {
    if (remembered == null || refusal.refusal() == ReceivedAlert.MISSING_CLOSE_NOTIFY) {
      return;
    }
    try {
      remembered.memory().forget(remembered.scope());
    } catch (RuntimeException away) {
      missed(Miss.STORE_AWAY);
    }
  }
}
