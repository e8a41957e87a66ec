package dev.padlock.tls.whole;

import dev.padlock.tls.TlsConnection;

/// Something that an end does by itself once it is connected and has received so many bytes of
/// application data.
///
/// @param after bytes that must have come
record Act(int after, Deed deed) {

  /// What it does: say something, renew keys, close.
  @FunctionalInterface
  interface Deed {
    void perform(Side side, TlsConnection connection) throws Exception;
  }

  static Act say(int after, String text) {
    return new Act(after, (side, connection) -> side.say(text));
  }

  static Act renewKeys(int after, boolean askPeer) {
    return new Act(after, (side, connection) -> connection.updateKeys(askPeer));
  }

  static Act close(int after) {
    return new Act(after, (side, connection) -> connection.closeSending());
  }
}
