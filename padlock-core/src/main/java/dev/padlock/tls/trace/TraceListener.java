package dev.padlock.tls.trace;

/// Watches one connection. Called on the thread that drives the connection, in order; it must not
/// call back.
@FunctionalInterface
public interface TraceListener {
  void on(TraceEvent event);
}
