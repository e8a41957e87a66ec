package dev.padlock.tls.error;

/// Something below the protocol failed on our side: a provider, a callback, or a bug of ours. The
/// reasons: [InternalFailure].
public final class InternalFault extends TlsException {
  private static final long serialVersionUID = 1L;

  InternalFault(InternalFailure reason, Object... facts) {
    super(reason, facts);
  }
}
