package dev.padlock.tls.engine;

/// Which directions of a connection are closed, and whether its failure was thrown to the caller.
final class Closure {
  boolean sendClosed;
  boolean receiveClosed;
  boolean reported;
}
