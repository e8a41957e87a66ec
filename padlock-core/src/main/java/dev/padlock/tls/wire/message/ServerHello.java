package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.Extensions;
import java.util.Optional;

/// What a server chose (RFC 9846 §4.2.3).
///
///     struct {
///         ProtocolVersion legacy_version = 0x0303;    /* TLS v1.2 */
///         Random random;
///         opaque legacy_session_id_echo<0..32>;
///         CipherSuite cipher_suite;
///         uint8 legacy_compression_method = 0;
///         Extension extensions<6..2^16-1>;
///     } ServerHello;
///
/// Without `supported_versions` it is the hello of an older version: then the extensions of TLS 1.2 are
/// allowed, and there may be none.
public record ServerHello(
    int legacyVersion,
    Opaque random,
    Opaque legacySessionIdEcho,
    CipherSuite cipherSuite,
    int legacyCompressionMethod,
    Extensions extensions)
    implements HandshakeMessage {

  public ServerHello {
    Random.require(random);
    if (random.equals(HelloRetryRequest.RANDOM)) {
      throw new IllegalArgumentException("the random of a HelloRetryRequest");
    }
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO;
  }

  /// "Upon receiving a message with type server_hello, implementations MUST first examine the
  /// Random".
  static HandshakeMessage readOrRetry(ByteReader in) throws TlsException {
    int legacyVersion = in.uint16();
    Opaque random = in.opaque(Random.LENGTH);
    return random.equals(HelloRetryRequest.RANDOM)
        ? HelloRetryRequest.readAfterRandom(legacyVersion, in)
        : readAfterRandom(legacyVersion, random, in);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint16(legacyVersion);
    out.opaque(random);
    out.opaque8(legacySessionIdEcho);
    cipherSuite.write(out);
    out.uint8(legacyCompressionMethod);
    extensions.write(out);
  }

  /// What the last eight bytes of the random say about a server that speaks a newer version than it
  /// negotiated.
  public Optional<DowngradeSentinel> downgradeSentinel() {
    return DowngradeSentinel.of(random);
  }

  private static ServerHello readAfterRandom(int legacyVersion, Opaque random, ByteReader in)
      throws TlsException {
    Opaque legacySessionIdEcho = in.opaque8(0, 32);
    CipherSuite cipherSuite = CipherSuite.read(in);
    int legacyCompressionMethod = in.uint8();
    Extensions extensions = in.hasRemaining() ? Extensions.readServerHello(in) : Extensions.ABSENT;
    return new ServerHello(
        legacyVersion,
        random,
        legacySessionIdEcho,
        cipherSuite,
        legacyCompressionMethod,
        extensions);
  }
}
