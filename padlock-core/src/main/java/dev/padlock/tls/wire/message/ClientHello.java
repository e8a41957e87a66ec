package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.extension.ExtensionPlace;
import dev.padlock.tls.wire.extension.Extensions;
import java.util.List;

/// What a client offers (RFC 9846 §4.2.2).
///
///     struct {
///         ProtocolVersion legacy_version = 0x0303;    /* TLS v1.2 */
///         Random random;
///         opaque legacy_session_id<0..32>;
///         CipherSuite cipher_suites<2..2^16-2>;
///         opaque legacy_compression_methods<1..2^8-1>;
///         Extension extensions<7..2^16-1>;
///     } ClientHello;
///
/// The fields may hold what only a hello of an older version may hold: extensions shorter than 7 bytes
/// or none at all, other versions and compression methods. Which version it is, the handshake judges.
public record ClientHello(
    int legacyVersion,
    Opaque random,
    Opaque legacySessionId,
    List<CipherSuite> cipherSuites,
    Opaque legacyCompressionMethods,
    Extensions extensions)
    implements HandshakeMessage {

  public ClientHello {
    Random.require(random);
    cipherSuites = List.copyOf(cipherSuites);
  }

  /// The same hello with other extensions, as a second one has them.
  public ClientHello withExtensions(Extensions others) {
    return new ClientHello(
        legacyVersion, random, legacySessionId, cipherSuites, legacyCompressionMethods, others);
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_HELLO;
  }

  static ClientHello read(ByteReader in) throws TlsException {
    int legacyVersion = in.uint16();
    Opaque random = in.opaque(Random.LENGTH);
    Opaque legacySessionId = in.opaque8(0, 32);
    List<CipherSuite> cipherSuites = in.vector16(2, 0xfffe, CipherSuite::read);
    Opaque legacyCompressionMethods = in.opaque8(1, 0xff);
    Extensions extensions = readExtensions(in);
    return new ClientHello(
        legacyVersion, random, legacySessionId, cipherSuites, legacyCompressionMethods, extensions);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint16(legacyVersion);
    out.opaque(random);
    out.opaque8(legacySessionId);
    out.vector16(cipherSuites, CipherSuite::write);
    out.opaque8(legacyCompressionMethods);
    extensions.write(out);
  }

  private static Extensions readExtensions(ByteReader in) throws TlsException {
    if (!in.hasRemaining()) {
      return Extensions.ABSENT;
    }
    Extensions extensions = Extensions.read(in, ExtensionPlace.CLIENT_HELLO, 0);
    if (extensions.has(ExtensionType.PRE_SHARED_KEY)
        && !extensions.endsWith(ExtensionType.PRE_SHARED_KEY)) {
      throw Misbehaviour.PSK_NOT_LAST.refuse("last", extensions.list().getLast().type());
    }
    return extensions;
  }
}
