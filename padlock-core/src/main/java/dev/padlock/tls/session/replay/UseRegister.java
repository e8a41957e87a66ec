package dev.padlock.tls.session.replay;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.Miss;
import java.time.Instant;

/// Remembers what was used, each name until its time: the one thing that a store shared by several
/// servers has to do for early data (in Redis: `SET name "" NX PX until - now`). Thread-safe. May
/// fail with an unchecked exception where it does not answer.
///
/// A register errs on the safe side: it never says [Use#FIRST] twice for one name before its time,
/// and rather refuses than forgets.
public interface UseRegister {

  /// What a register knows of a name.
  enum Use {
    /// It was not used before, and is remembered from now on.
    FIRST(Admission.admitted()),
    /// It was used before.
    REPEATED(Admission.refused(Miss.REPLAYED)),
    /// There is no room to remember it.
    FULL(Admission.refused(Miss.REGISTER_FULL)),
    /// It is of a time of which names have been forgotten.
    FORGOTTEN(Admission.refused(Miss.TOO_LATE));

    private final Admission admission;

    Use(Admission admission) {
      this.admission = admission;
    }

    Admission admission() {
      return admission;
    }
  }

  /// Uses a name, in one step: of several who do at once, one is the first.
  ///
  /// @param name at most [EarlyDataClaim#LONGEST_NAME] bytes
  /// @param until it is remembered at least so long
  Use use(Opaque name, Instant until, Instant now);

  /// What was used before that time it may not know. A register that several servers share says a
  /// time that none of their clocks has to fear, and a new one after it has lost its memory.
  Instant remembersSince();

  /// A register in this process. It has room for a number of names; when they are all still in time
  /// it is full, and says so.
  ///
  /// @param startedAt the time now
  static UseRegister bounded(int most, Instant startedAt) {
    return new BoundedUseRegister(most, startedAt);
  }
}
