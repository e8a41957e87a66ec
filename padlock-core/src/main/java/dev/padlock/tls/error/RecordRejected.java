package dev.padlock.tls.error;

/// A record is too long, of the wrong type, or does not authenticate. The reasons: [RecordFault].
public final class RecordRejected extends TlsException {
  private static final long serialVersionUID = 1L;

  RecordRejected(RecordFault reason, Object... facts) {
    super(reason, facts);
  }
}
