package dev.padlock.tls.trace;

/// Receives the secrets of a connection in the format of RFC 9850, so that a capture can be
/// decrypted.
///
/// Whoever holds these lines can read the connection. Reachable only through `dangerous()`.
@FunctionalInterface
public interface KeyLog {

  /// One line without its line end: label, client random and secret in hexadecimal.
  void line(String line);
}
