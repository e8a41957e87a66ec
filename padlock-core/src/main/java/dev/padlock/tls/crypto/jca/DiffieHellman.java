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
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/// Diffie-Hellman over a curve or a finite field (RFC 9846 §7.4), by a JCA key agreement.
record DiffieHellman(Family family, AlgorithmParameterSpec group, PublicValue value, Source source)
    implements KeyExchange {

  /// What the JCA calls the keys and their agreement.
  enum Family {
    /// X25519 and X448, where an all-zero secret is refused (RFC 9846 §7.4.2).
    XDH("XDH", "XDH", true),
    /// The NIST curves. The x-coordinate of a point may well be 0.
    EC("EC", "ECDH", false),
    FINITE_FIELD("DiffieHellman", "DiffieHellman", false),
    /// Where leading zeros are stripped (RFC 5246 §8.1.2): a length that an observer of the time
    /// may learn, so no key is used twice (Raccoon).
    FINITE_FIELD_12("DiffieHellman", "DiffieHellman", false);

    private final String keys;
    private final String agreement;
    private final boolean refusesZero;

    Family(String keys, String agreement, boolean refusesZero) {
      this.keys = keys;
      this.agreement = agreement;
      this.refusesZero = refusesZero;
    }

    String keys() {
      return keys;
    }
  }

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
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family.keys, source.provider());
      generator.initialize(group, source.random());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  private PublicKey read(byte[] share) throws TlsException {
    KeySpec spec = value.decode(share);
    try {
      return KeyFactory.getInstance(family.keys, source.provider()).generatePublic(spec);
    } catch (InvalidKeySpecException e) {
      throw invalid(e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  /// The JDK finds a point off its curve only in `doPhase`.
  private Secret agree(PrivateKey own, PublicKey peer) throws TlsException {
    try {
      KeyAgreement jca = KeyAgreement.getInstance(family.agreement, source.provider());
      jca.init(own, source.random());
      jca.doPhase(peer, true);
      return secret(jca.generateSecret());
    } catch (InvalidKeyException e) {
      throw invalid(e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  private Secret secret(byte[] shared) throws TlsException {
    if (family.refusesZero && isZero(shared)) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("value", "leads to an all-zero secret");
    }
    return Secret.of(SECRET_NAME, family == Family.FINITE_FIELD_12 ? stripped(shared) : shared);
  }

  private static byte[] stripped(byte[] shared) {
    int zeros = 0;
    while (zeros < shared.length - 1 && shared[zeros] == 0) {
      zeros++;
    }
    byte[] stripped = Arrays.copyOfRange(shared, zeros, shared.length);
    Arrays.fill(shared, (byte) 0);
    return stripped;
  }

  private static boolean isZero(byte[] shared) {
    int union = 0;
    for (byte each : shared) {
      union |= each;
    }
    return union == 0;
  }

  private static TlsException invalid(GeneralSecurityException cause) {
    return Misbehaviour.INVALID_KEY_SHARE.refuse().causedBy(cause);
  }

  private TlsException failed(Exception cause) {
    return InternalFailure.CRYPTO_FAILED.refuse("key exchange", family).causedBy(cause);
  }
}
