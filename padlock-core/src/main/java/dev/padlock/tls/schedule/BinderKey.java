package dev.padlock.tls.schedule;

/// The base key of a pre-shared key's binder (RFC 9846 §4.3.11.2).
public final class BinderKey {

  private final Derivation derivation;

  BinderKey(Derivation derivation) {
    this.derivation = derivation;
  }

  /// What makes and checks the binder over a truncated ClientHello, as Finished would. The caller
  /// owns it.
  public FinishedKey finishedKey() {
    return FinishedKey.of(derivation);
  }

  public void destroy() {
    derivation.destroy();
  }
}
