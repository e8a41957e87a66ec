package dev.padlock.tls.engine;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.ResumptionFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import org.jspecify.annotations.Nullable;

/// Early data of one connection: what became of it, and how much may still come or go.
final class EarlyData {

  /// What servers usually allow, and so what a client may have in flight that is not taken.
  private static final int MOST_SKIPPED = 1 << 14;

  EarlyDataOutcome outcome = EarlyDataOutcome.NONE;
  @Nullable Miss miss;
  private boolean flows;
  private boolean skips;
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

  /// We are the server, and skip it, up to a limit and up to the first record that is something
  /// else.
  ///
  /// @param allowed bytes that tickets of this server allow
  void refused(Miss why, long allowed) {
    outcome = EarlyDataOutcome.REFUSED;
    miss = why;
    skips = true;
    left = Math.max(MOST_SKIPPED, allowed);
  }

  /// Whether the next record may be some that is skipped.
  boolean isSkipped() {
    return skips;
  }

  /// @param length bytes of one record's content
  void skip(int length) throws TlsException {
    left -= length;
    if (left < 0) {
      throw Misbehaviour.EARLY_DATA_REFUSED_NOT_SKIPPED.refuse("bytes too many", -left);
    }
  }

  /// Something else came.
  void endSkipping() {
    skips = false;
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
