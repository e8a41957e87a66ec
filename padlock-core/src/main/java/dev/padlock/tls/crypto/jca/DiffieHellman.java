package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import javax.crypto.KeyAgreement;

/// Diffie-Hellman over a curve or a finite field (RFC 9846 §7.4.1, §7.4.2), by a JCA key agreement.
///
/// @param keys the JCA name of the keys
/// @param agreement the JCA name of the key agreement
record DiffieHellman(
    String keys, String agreement, AlgorithmParameterSpec group, PublicValue value, Source source)
    implements KeyExchange {

  @Override
  public Initiator initiate() throws TlsException {
    KeyPair pair = generate();
    return initiator(pair.getPrivate(), value.raw(pair.getPublic()));
  }

  @Override
  public Response respond(byte[] peerShare) throws TlsException {
    PublicKey peer = read(peerShare);
    KeyPair pair = generate();
    try {
      return new Response(value.raw(pair.getPublic()), agree(pair.getPrivate(), peer));
    } finally {
      Forgetting.privateKey(pair.getPrivate());
    }
  }

  /// An initiator with a key pair that is already there.
  Initiator initiator(PrivateKey own, byte[] share) {
    return new Initiator() {
      @Override
      public byte[] share() {
        return share.clone();
      }

      @Override
      public Secret agree(byte[] peerShare) throws TlsException {
        return DiffieHellman.this.agree(own, read(peerShare));
      }

      @Override
      public void destroy() {
        Forgetting.privateKey(own);
      }
    };
  }

  private KeyPair generate() throws TlsException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, source.provider());
      generator.initialize(group, source.random());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException | ProviderException e) {
      throw InternalFailure.CRYPTO_FAILED.refuse("key exchange", keys).causedBy(e);
    }
  }

  private PublicKey read(byte[] share) throws TlsException {
    KeySpec spec = value.decode(share);
    try {
      return KeyFactory.getInstance(keys, source.provider()).generatePublic(spec);
    } catch (InvalidKeySpecException e) {
      throw invalid(e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw InternalFailure.CRYPTO_FAILED.refuse("key exchange", keys).causedBy(e);
    }
  }

  /// The JDK finds a point off its curve only in `doPhase`.
  private Secret agree(PrivateKey own, PublicKey peer) throws TlsException {
    try {
      KeyAgreement jca = KeyAgreement.getInstance(agreement, source.provider());
      jca.init(own, source.random());
      jca.doPhase(peer, true);
      return secret(jca.generateSecret());
    } catch (InvalidKeyException e) {
      throw invalid(e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw InternalFailure.CRYPTO_FAILED.refuse("key exchange", keys).causedBy(e);
    }
  }

  /// RFC 9846 §7.4.2: an all-zero result of X25519 or X448 is refused. No other group can lead
  /// there.
  private static Secret secret(byte[] shared) throws TlsException {
    int union = 0;
    for (byte each : shared) {
      union |= each;
    }
    if (union == 0) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("value", "leads to an all-zero secret");
    }
    return Secret.of(SECRET_NAME, shared);
  }

  private static TlsException invalid(GeneralSecurityException e) {
    return Misbehaviour.INVALID_KEY_SHARE.refuse().causedBy(e);
  }
}
