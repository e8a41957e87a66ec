package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Sessions as these tests need them.
final class Sessions {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Duration LIFE = Duration.ofHours(2);
  static final SessionScope SCOPE = scope("example.org");

  private Sessions() {}

  static SessionScope scope(String serverName) {
    return new SessionScope(serverName, Opaque.ofHex("aa"), Opaque.ofHex("bb"));
  }

  static Session12 session(SessionScope scope, Instant createdAt, List<Opaque> peerChain) {
    byte[] secret = new byte[48];
    Arrays.fill(secret, (byte) 0x5a);
    return new Session12(
        new SessionFacts(
            scope,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            peerChain,
            createdAt,
            createdAt.plus(LIFE)),
        true,
        Session12.Handle.NONE,
        Secret.of("main secret", secret));
  }

  static Session12 session() {
    return session(SCOPE, NOON, List.of(Opaque.ofHex("3000")));
  }
}
