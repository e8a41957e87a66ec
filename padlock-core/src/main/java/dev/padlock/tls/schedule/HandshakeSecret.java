package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import java.util.HexFormat;
import java.util.Map;

/// The second stage of the key schedule (RFC 9846 §7.1): the (EC)DHE shared secret has come in.
public final class HandshakeSecret {

  static final String NAME = "handshake secret";

  /// `Derive-Secret(HKDF-Extract(0, 0), "derived", "")`: what a handshake without a pre-shared key
  /// is salted with follows from zeros alone. It is the same for everybody and no secret.
  private static final Map<HashAlgorithm, byte[]> SALTS =
      Map.of(
          HashAlgorithm.SHA256,
          hex("6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba"),
          HashAlgorithm.SHA384,
          hex(
              "1591dac5cbbf0330a4a84de9c753330e92d01f0a88214b4464972fd668049e93"
                  + "e52f2b16fad922fdc0584478428f282b"));

  private final Derivation derivation;

  HandshakeSecret(Derivation derivation) {
    this.derivation = derivation;
  }

  /// The stage behind [EarlySecret#of(Hkdf)], with one extraction instead of two. Ends the shared
  /// secret.
  public static HandshakeSecret withoutPsk(Hkdf hkdf, Secret shared) {
    byte[] salt = SALTS.get(hkdf.algorithm());
    if (salt == null) {
      return EarlySecret.of(hkdf).handshakeSecret(shared);
    }
    Secret salted = hkdf.extract(NAME, Secret.of("derived", salt), shared);
    shared.destroy();
    return new HandshakeSecret(new Derivation(hkdf, salted));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
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
