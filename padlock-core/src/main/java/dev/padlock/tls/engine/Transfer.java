package dev.padlock.tls.engine;

/// How a call to receive or send ended.
public enum Transfer {
  /// Something was taken or made; call again while there is more.
  DONE,
  /// The input does not hold a whole record yet.
  INPUT_NEEDED,
  /// What has to be written does not fit; nothing was changed.
  ROOM_NEEDED,
  /// The handshake waits for an answer, and what came has to wait too.
  ANSWER_NEEDED,
  /// The next record is early data, and has to be taken as such.
  EARLY_DATA,
  /// There is nothing to do now.
  NOTHING,
  /// This direction is closed.
  CLOSED
}
