package dev.padlock.tls.error;

/// The peer said something that the protocol forbids at this point. The reasons: [Misbehaviour],
/// [ResumptionFault].
public final class PeerMisbehaved extends TlsException {
  private static final long serialVersionUID = 1L;

  PeerMisbehaved(Refusal reason, Object... facts) {
    super(reason, facts);
  }
}
