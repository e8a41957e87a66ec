package dev.padlock.tls.trace;

/// Which way something went, seen from the side that is watched.
public enum Direction {
  SENT,
  RECEIVED
}
