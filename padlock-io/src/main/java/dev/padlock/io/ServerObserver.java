package dev.padlock.io;

import dev.padlock.tls.trace.TraceListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.Optional;

/// Hears what happens to the connections of a [TlsServer], on the thread of each connection.
/// Connections that close without having sent a byte (port scans, health checks) are not worth a
/// word.
public interface ServerObserver {

  /// A connection was accepted, and its handshake begins.
  ///
  /// @return who watches it
  default Optional<TraceListener> accepted(SocketAddress peer) {
    return Optional.empty();
  }

  /// The handshake was refused, or the handler failed.
  void failed(SocketAddress peer, Exception failure);

  /// The connection is closed. Always the last word about it.
  default void ended(SocketAddress peer) {}

  /// What to say, in plain bytes, to a peer that does not speak TLS, before the connection is
  /// closed.
  ///
  /// @param beginning the first bytes that it sent, as far as they are printable
  default byte[] answerToPlainText(String beginning) {
    return new byte[0];
  }

  /// Writes failures to the system's log, as `dev.padlock.io`: refusals at DEBUG, since strangers
  /// cause them at will, and failing handlers as warnings.
  static ServerObserver logging() {
    Logger log = System.getLogger("dev.padlock.io");
    return (peer, failure) -> {
      Level level = failure instanceof RuntimeException ? Level.WARNING : Level.DEBUG;
      log.log(level, () -> "Connection of " + peer + " failed", failure);
    };
  }
}
