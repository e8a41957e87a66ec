package dev.padlock.tls.schedule;

import org.jspecify.annotations.Nullable;

/// Keys for uses outside TLS that are bound to this connection.
public sealed interface Exporter permits ExporterSecret, Exporter12 {

  /// @param context none and an empty one are the same in TLS 1.3 (RFC 9846 §7.5), and differ in
  ///   TLS 1.2 (RFC 5705 §4)
  byte[] export(String label, byte @Nullable [] context, int length);

  void destroy();
}
