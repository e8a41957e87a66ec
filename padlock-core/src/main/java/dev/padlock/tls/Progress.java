package dev.padlock.tls;

/// How a call to [TlsConnection#receive] or [TlsConnection#send] ended. Buffer positions tell how
/// much moved.
public enum Progress {
  /// One record was taken, or something was written; call again while there is more.
  DONE,
  /// The input does not hold a whole record yet; it was left as it is.
  INPUT_NEEDED,
  /// The output is too small for the next record; nothing was changed. See
  /// [TlsConnection#roomNeeded].
  ROOM_NEEDED,
  /// What came has to wait until the [PendingAnswer] is there.
  ANSWER_NEEDED,
  /// The next record is early data: only [ServerConnection#receiveEarlyData] gives it out, so that
  /// nobody takes it for data that cannot have been replayed. It was left as it is.
  EARLY_DATA,
  /// There was nothing to do.
  NOTHING,
  /// This direction is closed.
  CLOSED
}
