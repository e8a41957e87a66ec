package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Secret;

/// The second stage of the key schedule (RFC 9846 §7.1): the (EC)DHE shared secret has come in.
public final class HandshakeSecret {

  static final String NAME = "handshake secret";

  private final Derivation derivation;

  HandshakeSecret(Derivation derivation) {
    this.derivation = derivation;
  }

  /// Protects what the client sends in the handshake.
  ///
  /// @param transcriptHash of ClientHello to ServerHello
  public TrafficSecret clientTraffic(byte[] transcriptHash) {
    return TrafficSecret.of(
        "CLIENT_HANDSHAKE_TRAFFIC_SECRET", derivation.derive("c hs traffic", transcriptHash));
  }

  /// Protects what the server sends in the handshake.
  ///
  /// @param transcriptHash of ClientHello to ServerHello
  public TrafficSecret serverTraffic(byte[] transcriptHash) {
    return TrafficSecret.of(
        "SERVER_HANDSHAKE_TRAFFIC_SECRET", derivation.derive("s hs traffic", transcriptHash));
  }

  /// The next stage. Ends this one.
  public MainSecret mainSecret() {
    Secret zeros = Secret.of("zeros", new byte[derivation.hkdf().algorithm().length()]);
    return new MainSecret(derivation.advance(zeros, MainSecret.NAME));
  }

  /// Ends the stage, when there will be no next one.
  public void destroy() {
    derivation.destroy();
  }
}
