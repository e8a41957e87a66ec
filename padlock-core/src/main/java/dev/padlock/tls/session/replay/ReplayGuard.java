package dev.padlock.tls.session.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Decides whether early data is new (RFC 9846 §8). Thread-safe: of the same claim, made many times
/// at once, it admits one. It may block, and may fail with an unchecked exception: then there is no
/// early data. Asked only when the binder has been verified and nothing else stands against early
/// data, since asking may use a claim up.
///
/// What a guard cannot do: a client that was refused may send the same data again after the
/// handshake, so an application that counts on "once" needs its own means (RFC 8470).
@FunctionalInterface
public interface ReplayGuard {

  /// How far a hello's time may be from the server's (RFC 9846 §8.3).
  Duration WINDOW = Duration.ofSeconds(10);

  /// How many hellos [#standard] remembers, for three windows each.
  int MOST = 100_000;

  Admission admit(EarlyDataClaim claim);

  /// Whether it writes something down when asked. In a composition those that do not are asked
  /// first.
  default boolean remembers() {
    return true;
  }

  /// What one server needs: hellos of the last ten seconds, each once.
  ///
  /// @param startedAt the time now
  static ReplayGuard standard(Instant startedAt) {
    return all(
        List.of(
            new FreshnessCheck(WINDOW),
            new ClientHelloRecording(UseRegister.bounded(MOST, startedAt), WINDOW)));
  }

  /// Admits what all of them admit. Asks one after the other, and none after one that refused or
  /// failed: what was written down until then stays, so a claim that was refused by one may be a
  /// repetition to the others, and never becomes new again.
  static ReplayGuard all(List<ReplayGuard> guards) {
    return AllGuards.of(guards);
  }
}
