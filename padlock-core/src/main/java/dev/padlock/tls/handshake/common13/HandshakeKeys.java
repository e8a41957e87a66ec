package dev.padlock.tls.handshake.common13;

import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.schedule.EarlySecret;
import dev.padlock.tls.schedule.HandshakeSecret;
import dev.padlock.tls.schedule.MainSecret;
import dev.padlock.tls.schedule.TrafficSecret;

/// The secrets of a handshake under way: both handshake traffic secrets, and the main secret that
/// follows (RFC 9846 §7.1). Owned by the state that holds it.
public record HandshakeKeys(MainSecret main, TrafficSecret client, TrafficSecret server) {

  /// @param shared the (EC)DHE shared secret, destroyed here
  /// @param transcriptHash up to the ServerHello
  public static HandshakeKeys derive(Hkdf hkdf, Secret shared, byte[] transcriptHash) {
    return derive(HandshakeSecret.withoutPsk(hkdf, shared), transcriptHash);
  }

  /// @param early what the pre-shared key led to; ended here
  /// @param shared the (EC)DHE shared secret, destroyed here
  /// @param transcriptHash up to the ServerHello
  public static HandshakeKeys derive(EarlySecret early, Secret shared, byte[] transcriptHash) {
    return derive(early.handshakeSecret(shared), transcriptHash);
  }

  private static HandshakeKeys derive(HandshakeSecret secret, byte[] transcriptHash) {
    TrafficSecret client = secret.clientTraffic(transcriptHash);
    TrafficSecret server = secret.serverTraffic(transcriptHash);
    return new HandshakeKeys(secret.mainSecret(), client, server);
  }

  public void destroy() {
    main.destroy();
    client.destroy();
    server.destroy();
  }

  @Override
  public String toString() {
    return "handshake keys";
  }
}
