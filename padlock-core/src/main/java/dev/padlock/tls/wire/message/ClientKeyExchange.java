package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Malformed;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// The client's half of the key exchange in TLS 1.2 (RFC 5246 §7.4.7, RFC 8422 §5.7). What it holds
/// depends on the cipher suite, so that who knows the suite says how to read it.
///
///     struct {
///         select (KeyExchangeAlgorithm) {
///             case rsa: opaque encrypted_pre_master_secret<0..2^16-1>;
///             case dhe_rsa: opaque dh_Yc<1..2^16-1>;
///             case ec_diffie_hellman: opaque ecdh_Yc<1..2^8-1>;
///         } exchange_keys;
///     } ClientKeyExchange;
public record ClientKeyExchange(Opaque content) implements Message12 {

  public static ClientKeyExchange ofEncryptedPremaster(Opaque encrypted) {
    return new ClientKeyExchange(new ByteWriter().opaque16(encrypted).toOpaque());
  }

  public static ClientKeyExchange ofDhPublic(Opaque value) {
    return new ClientKeyExchange(new ByteWriter().opaque16(value).toOpaque());
  }

  public static ClientKeyExchange ofEcPoint(Opaque point) {
    return new ClientKeyExchange(new ByteWriter().opaque8(point).toOpaque());
  }

  @Override
  public HandshakeType type() {
    return HandshakeType.CLIENT_KEY_EXCHANGE;
  }

  public Opaque encryptedPremaster() throws TlsException {
    return read(in -> in.opaque16(0, 0xffff));
  }

  public Opaque dhPublic() throws TlsException {
    return read(in -> in.opaque16(1, 0xffff));
  }

  public Opaque ecPoint() throws TlsException {
    return read(in -> in.opaque8(1, 0xff));
  }

  static ClientKeyExchange read(ByteReader in) throws TlsException {
    return new ClientKeyExchange(in.rest());
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque(content);
  }

  private Opaque read(ByteReader.Item<Opaque> value) throws TlsException {
    try {
      return content.reader().exactly(value);
    } catch (Malformed e) {
      throw e.noting("message", type());
    }
  }
}
