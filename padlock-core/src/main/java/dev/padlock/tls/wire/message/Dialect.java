package dev.padlock.tls.wire.message;

/// Whose handshake messages are read: the same type may mean another struct.
public enum Dialect {
  /// RFC 5246 and its extensions.
  TLS12,
  /// RFC 9846. The hellos, which every handshake begins with, are the same in both.
  TLS13
}
