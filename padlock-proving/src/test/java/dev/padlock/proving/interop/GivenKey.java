package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.proving.interop.Meetings.Talk;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.ExternalPsk;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// An external pre-shared key that both sides were given: used as it is, with SHA-256, as others
/// have it.
final class GivenKey {

  static final String IDENTITY = "device 7";
  static final String HEX = "00112233445566778899aabbccddeeff";

  private GivenKey() {}

  static ExternalPsk ours() throws TlsException {
    return ExternalPsk.direct(
        Opaque.of(IDENTITY.getBytes(StandardCharsets.UTF_8)),
        Secret.of("external PSK", HexFormat.of().parseHex(HEX)),
        HashAlgorithm.SHA256);
  }

  static ServerConfig.Builder serverWithoutCertificate() throws TlsException {
    return ServerConfig.builder().externalPsks(ours());
  }

  static ClientConfig.Builder clientWithoutRoots() throws TlsException {
    return ClientConfig.builder().externalPsks(ours()).requirePsk(true);
  }

  /// The two know each other by it, and by nothing else.
  static Talk known(boolean retried) {
    return (theirs, ours) -> {
      ours.handshake();
      assertEquals(Optional.of(ours().identity()), ours.info().pskIdentity());
      assertEquals(List.of(), ours.info().peerCertificates());
      assertEquals(retried, ours.info().wasRetried());
      theirs.talkWith(ours, "by a key that both were given");
    };
  }
}
