package dev.padlock.tls.engine;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;

/// Early data that a client sent and we do not take: it is skipped, up to a limit and up to the
/// first record that is something else (RFC 9846 §4.3.10).
final class RefusedEarlyData {

  /// What servers usually allow, and so what a client may have in flight.
  private static final int MOST = 1 << 14;

  private boolean expected;
  private long most = MOST;
  private int skipped;

  /// The client announced some.
  ///
  /// @param allowed bytes that tickets of this server allow
  void expect(long allowed) {
    expected = true;
    most = Math.max(MOST, allowed);
  }

  /// Whether the next record may be some.
  boolean isExpected() {
    return expected;
  }

  /// @param length bytes of one record's content
  void skip(int length) throws TlsException {
    skipped += length;
    if (skipped > most) {
      throw Misbehaviour.EARLY_DATA_REFUSED_NOT_SKIPPED.refuse("bytes", skipped, "most", most);
    }
  }

  /// Something else came.
  void end() {
    expected = false;
  }
}
