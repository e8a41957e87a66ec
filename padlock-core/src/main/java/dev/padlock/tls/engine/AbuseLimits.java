package dev.padlock.tls.engine;

import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.Limits;

/// Counts what is legal in small numbers and abuse in large ones. Each has a name of its own when
/// it is refused.
final class AbuseLimits {

  /// One is usual, two after a retry; a few more must be borne (RFC 9846 §5).
  private static final int MAX_CHANGE_CIPHER_SPECS = 32;

  private final Limits limits;
  private int emptyRecords;
  private int changeCipherSpecs;
  private int warnings;
  private int renegotiations;
  private int keyUpdates;
  private int tickets;

  AbuseLimits(Limits limits) {
    this.limits = limits;
  }

  void applicationData(int length) throws TlsException {
    if (length > 0) {
      emptyRecords = 0;
      keyUpdates = 0;
      tickets = 0;
    } else {
      count(++emptyRecords, limits.maxEmptyRecords(), RecordFault.TOO_MANY_EMPTY_RECORDS);
    }
  }

  void changeCipherSpec() throws TlsException {
    count(++changeCipherSpecs, MAX_CHANGE_CIPHER_SPECS, RecordFault.TOO_MANY_CHANGE_CIPHER_SPECS);
  }

  void warning() throws TlsException {
    count(++warnings, limits.maxWarnings(), RecordFault.TOO_MANY_WARNING_ALERTS);
  }

  /// Each is answered by a warning, and counts as one.
  void renegotiation() throws TlsException {
    count(++renegotiations, limits.maxWarnings(), RecordFault.TOO_MANY_RENEGOTIATIONS);
  }

  void keyUpdate() throws TlsException {
    count(++keyUpdates, limits.maxKeyUpdates(), RecordFault.TOO_MANY_KEY_UPDATES);
  }

  void ticket() throws TlsException {
    count(++tickets, limits.maxTickets(), RecordFault.TOO_MANY_TICKETS);
  }

  private static void count(int seen, int most, RecordFault abuse) throws TlsException {
    if (seen > most) {
      throw abuse.refuse("seen", seen, "most", most);
    }
  }
}
