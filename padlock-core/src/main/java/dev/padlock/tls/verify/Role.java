package dev.padlock.tls.verify;

/// Which end of the connection somebody is.
public enum Role {
  CLIENT,
  SERVER;

  /// The other end.
  public Role peer() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
