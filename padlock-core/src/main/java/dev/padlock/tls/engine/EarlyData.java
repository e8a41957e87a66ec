package dev.padlock.tls.engine;

import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import org.jspecify.annotations.Nullable;

/// Early data of one connection: what became of it, and how much may still come or go.
final class EarlyData {

  EarlyDataOutcome outcome = EarlyDataOutcome.NONE;
  @Nullable Miss miss;
  private boolean flows;
  private long left;

  /// We are the client, and may send.
  void possible(long most) {
    outcome = EarlyDataOutcome.UNDECIDED;
    flows = true;
    left = most;
  }

  /// We are the client, and the server said what it does with it.
  void answered(boolean taken) {
    outcome = taken ? EarlyDataOutcome.TAKEN : EarlyDataOutcome.REFUSED;
    flows &= taken;
  }

  /// We are the server, and take it.
  void taken(long most) {
    outcome = EarlyDataOutcome.TAKEN;
    flows = true;
    left = most;
  }

  /// We are the server, and skip it.
  void refused(Miss why) {
    outcome = EarlyDataOutcome.REFUSED;
    miss = why;
  }

  void over() {
    flows = false;
  }

  /// How many of these bytes may be sent.
  int sendable(int length) {
    return flows ? (int) Math.min(length, left) : 0;
  }

  void sent(int length) {
    left -= length;
  }

  /// @param length bytes of content that came (RFC 9846 §4.3.10)
  void requireRoomFor(int length) throws TlsException {
    if (length > left) {
      throw ResumptionFault.EARLY_DATA_TOO_LONG.refuse("bytes left", left, "bytes more", length);
    }
  }

  void received(int length) {
    left -= length;
  }

  boolean flows() {
    return flows;
  }

  boolean isTaken() {
    return outcome == EarlyDataOutcome.TAKEN;
  }
}
