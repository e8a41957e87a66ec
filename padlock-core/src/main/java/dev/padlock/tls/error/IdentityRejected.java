package dev.padlock.tls.error;

/// The peer could not prove who it is. The reasons: [IdentityFault].
public final class IdentityRejected extends TlsException {
  private static final long serialVersionUID = 1L;

  IdentityRejected(IdentityFault reason, Object... facts) {
    super(reason, facts);
  }
}
