package dev.padlock.tls.error;

/// The peer's bytes do not decode as what they claim to be. The reasons: [Malformation].
public final class Malformed extends TlsException {
  private static final long serialVersionUID = 1L;

  Malformed(Malformation reason, Object... facts) {
    super(reason, facts);
  }
}
