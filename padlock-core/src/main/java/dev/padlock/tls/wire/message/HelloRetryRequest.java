package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;

/// What a server needs to know before it can choose (RFC 9846 §4.2.4): a [ServerHello] on the wire,
/// told apart by its random, and a message of its own here.
public record HelloRetryRequest(
    int legacyVersion,
    Opaque legacySessionIdEcho,
    CipherSuite cipherSuite,
    int legacyCompressionMethod,
    Extensions extensions)
    implements HandshakeMessage {

  /// SHA-256 of "HelloRetryRequest".
  public static final Opaque RANDOM =
      Opaque.ofHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_HELLO;
  }

  static HelloRetryRequest readAfterRandom(int legacyVersion, ByteReader in) throws TlsException {
    Opaque legacySessionIdEcho = in.opaque8(0, 32);
    CipherSuite cipherSuite = CipherSuite.read(in);
    int legacyCompressionMethod = in.uint8();
    Extensions extensions = Extensions.read(in, ExtensionPlace.HELLO_RETRY_REQUEST, 6);
    return new HelloRetryRequest(
        legacyVersion, legacySessionIdEcho, cipherSuite, legacyCompressionMethod, extensions);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint16(legacyVersion);
    out.opaque(RANDOM);
    out.opaque8(legacySessionIdEcho);
    cipherSuite.write(out);
    out.uint8(legacyCompressionMethod);
    extensions.write(out);
  }
}
