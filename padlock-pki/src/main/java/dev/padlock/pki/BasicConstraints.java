package dev.padlock.pki;

/// RFC 5280 §4.2.1.9: whether this is a certification authority, and how many intermediate
/// certificates may follow it.
public record BasicConstraints(boolean ca, int pathLimit) {
  /// As a path limit: none is set.
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
