package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.RsaDecryption;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.ParametersSigned;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import java.security.PublicKey;

/// The server's half of the key exchange, proven to be its own, and what we answer to it (RFC 5246
/// §7.4.7, RFC 8422 §5.7).
sealed interface ServerHalf {

  /// Our half, and the premaster secret that both lead to.
  record Answered(ClientKeyExchange message, Secret premaster) {}

  /// @param legacyVersion of our ClientHello
  Answered answer(CryptoProvider crypto, int legacyVersion) throws TlsException;

  record OnCurve(NamedGroup curve, Opaque point, ParametersSigned signed) implements ServerHalf {
    @Override
    public Answered answer(CryptoProvider crypto, int legacyVersion) throws TlsException {
      KeyExchange.Response ours =
          crypto.keyExchange(curve.algorithm().orElseThrow()).respond(point.toArray());
      return new Answered(ClientKeyExchange.ofEcPoint(Opaque.wrap(ours.share())), ours.secret());
    }
  }

  /// @param field checked, as far as that can be done
  record InField(FiniteField field, Opaque value, ParametersSigned signed) implements ServerHalf {
    @Override
    public Answered answer(CryptoProvider crypto, int legacyVersion) throws TlsException {
      KeyExchange.Response ours = crypto.finiteField(field).respond(value.toArray());
      return new Answered(ClientKeyExchange.ofDhPublic(Opaque.wrap(ours.share())), ours.secret());
    }
  }

  /// The certificate's key itself: that only its owner can decrypt what we send is all the proof
  /// there is.
  record Certified(PublicKey key) implements ServerHalf {

    /// The version that we offered, then random bytes (RFC 5246 §7.4.7.1).
    @Override
    public Answered answer(CryptoProvider crypto, int legacyVersion) throws TlsException {
      byte[] premaster = new byte[RsaDecryption.PREMASTER_LENGTH];
      crypto.random().nextBytes(premaster);
      premaster[0] = (byte) (legacyVersion >>> 8);
      premaster[1] = (byte) legacyVersion;
      Secret secret = Secret.of("premaster secret", premaster);
      byte[] encrypted = crypto.rsaEncryption(key).encrypt(secret);
      return new Answered(ClientKeyExchange.ofEncryptedPremaster(Opaque.wrap(encrypted)), secret);
    }
  }
}
