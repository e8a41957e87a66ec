package dev.padlock.tls.error;

/// Both sides are sound, but have nothing in common to go on with. The reasons: [Incompatibility].
public final class PeerIncompatible extends TlsException {
  private static final long serialVersionUID = 1L;

  PeerIncompatible(Incompatibility reason, Object... facts) {
    super(reason, facts);
  }
}
