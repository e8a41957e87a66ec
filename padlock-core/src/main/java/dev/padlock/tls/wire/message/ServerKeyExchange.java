package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Malformed;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// The server's half of the key exchange in TLS 1.2, signed (RFC 5246 §7.4.3, RFC 8422 §5.4). What it
/// holds depends on the cipher suite, so that who knows the suite says how to read it.
///
///     struct {
///         select (KeyExchangeAlgorithm) {
///             case dhe_rsa:
///                 ServerDHParams params;
///                 digitally-signed struct { ... } signed_params;
///             case ec_diffie_hellman:
///                 ServerECDHParams params;
///                 digitally-signed struct { ... } signed_params;
///         };
///     } ServerKeyExchange;
public record ServerKeyExchange(Opaque content) implements Message12 {

  public static ServerKeyExchange of(SignedParams<?> signed) {
    ByteWriter out = new ByteWriter();
    signed.write(out);
    return new ServerKeyExchange(out.toOpaque());
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.SERVER_KEY_EXCHANGE;
  }

  /// What the server of a suite with elliptic curves says.
  public SignedParams<EcdheParams> ecdhe() throws TlsException {
    return read(EcdheParams::read);
  }

  /// What the server of a suite with finite fields says.
  public SignedParams<DheParams> dhe() throws TlsException {
    return read(DheParams::read);
  }

  static ServerKeyExchange read(ByteReader in) throws TlsException {
    return new ServerKeyExchange(in.rest());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque(content);
  }

  private <P extends ServerParams> SignedParams<P> read(ByteReader.Item<P> params)
      throws TlsException {
    try {
      return content.reader().exactly(in -> SignedParams.read(in, content, params));
    } catch (Malformed e) {
      throw e.noting("message", type());
    }
  }
}
