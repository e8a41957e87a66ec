package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;

/// The first stage of the key schedule (RFC 9846 §7.1): what a pre-shared key alone, or none, leads
/// to.
public final class EarlySecret {

  private static final String NAME = "early secret";

  private final Derivation derivation;

  private EarlySecret(Derivation derivation) {
    this.derivation = derivation;
  }

  /// Without a pre-shared key: zeros stand in its place.
  public static EarlySecret of(Hkdf hkdf) {
    return of(hkdf, Secret.of("zeros", new byte[hkdf.algorithm().length()]));
  }

  /// Borrows the pre-shared key.
  public static EarlySecret of(Hkdf hkdf, Secret psk) {
    return new EarlySecret(Derivation.start(hkdf, psk, NAME));
  }

  /// What proves that one holds the pre-shared key (RFC 9846 §4.3.11.2).
  public BinderKey binderKey(PskKind kind) {
    return new BinderKey(derivation.derive(kind.label()));
  }

  /// Protects early data.
  ///
  /// @param transcriptHash of the ClientHello
  public TrafficSecret clientEarlyTraffic(byte[] transcriptHash) {
    return TrafficSecret.of(
        "CLIENT_EARLY_TRAFFIC_SECRET", derivation.derive("c e traffic", transcriptHash));
  }

  /// @param transcriptHash of the ClientHello
  public ExporterSecret earlyExporter(byte[] transcriptHash) {
    return new ExporterSecret(
        "EARLY_EXPORTER_SECRET", derivation.derive("e exp master", transcriptHash));
  }

  /// The next stage. Ends this one, and the shared secret with it.
  public HandshakeSecret handshakeSecret(Secret shared) {
    HandshakeSecret next = new HandshakeSecret(derivation.advance(shared, HandshakeSecret.NAME));
    shared.destroy();
    return next;
  }

  /// Ends the stage, when there will be no next one.
  public void destroy() {
    derivation.destroy();
  }
}
