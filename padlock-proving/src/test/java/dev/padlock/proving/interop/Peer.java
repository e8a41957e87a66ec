package dev.padlock.proving.interop;

import dev.padlock.tls.wire.CipherSuite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A TLS stack by others, which can be either end.
interface Peer {

  /// The application protocol that every pair here agrees on (ALPN).
  String PROTOCOL = "echo";

  /// What every client offers before it, and no server takes.
  String OTHER_PROTOCOL = "padlock-test/1";

  /// What the matrix calls it.
  String name();

  Abilities abilities();

  /// The cipher suites of TLS 1.2 that it and Padlock know.
  default List<CipherSuite> suites12() {
    return Abilities.ALL_SUITES_12;
  }

  /// Whether a handshake on these terms fails now and then through a known fault of theirs.
  default boolean failsByChance(Terms terms) {
    return false;
  }

  /// Listens on a free port for one connection on these terms.
  PeerEnd serve(Terms terms, KeyFiles server) throws Exception;

  /// Connects to a port on these terms.
  ///
  /// @param client what it shows where it is asked for a certificate
  PeerEnd call(Terms terms, @Nullable KeyFiles client, int port) throws Exception;

  /// Listens for two connections.
  Reunion serveTwice(Resumed row, KeyFiles server) throws Exception;

  /// Connects to a port, and then again.
  Reunion callTwice(Resumed row, @Nullable KeyFiles client, int port) throws Exception;

  /// One connection without TLS 1.3.
  PeerEnd serveTls12(KeyFiles server) throws Exception;

  PeerEnd callTls12(int port) throws Exception;
}
