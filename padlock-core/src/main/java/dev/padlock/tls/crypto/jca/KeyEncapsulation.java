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
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import javax.crypto.SecretKey;

/// ML-KEM (FIPS 203) as a key exchange: the initiator sends an encapsulation key, the responder a
/// ciphertext.
record KeyEncapsulation(
    NamedParameterSpec parameters, SpkiValue value, int ciphertextLength, Source source)
    implements KeyExchange {

  @Override
  public Initiator initiate() throws TlsException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(name(), source.provider());
      generator.initialize(parameters, source.random());
      KeyPair pair = generator.generateKeyPair();
      return initiator(pair.getPrivate(), value.raw(pair.getPublic()));
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  /// FIPS 203 §7.2: the provider checks the encapsulation key's modulus when it takes the key.
  @Override
  public Response respond(byte[] peerShare) throws TlsException {
    try {
      PublicKey key =
          KeyFactory.getInstance(name(), source.provider()).generatePublic(value.decode(peerShare));
      KEM.Encapsulated made =
          KEM.getInstance(name(), source.provider())
              .newEncapsulator(key, source.random())
              .encapsulate();
      return new Response(made.encapsulation(), secret(made.key()));
    } catch (InvalidKeySpecException | InvalidKeyException e) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("encapsulation key", name()).causedBy(e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
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
        return decapsulate(own, peerShare);
      }

      @Override
      public void destroy() {
        Forgetting.privateKey(own);
      }
    };
  }

  /// A ciphertext of the right length that was not made for this key leads to a secret that nobody
  /// else has (FIPS 203 §6.3): Finished will tell.
  private Secret decapsulate(PrivateKey own, byte[] ciphertext) throws TlsException {
    if (ciphertext.length != ciphertextLength) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse(
          "length", ciphertext.length, "expected", ciphertextLength);
    }
    try {
      return secret(
          KEM.getInstance(name(), source.provider()).newDecapsulator(own).decapsulate(ciphertext));
    } catch (DecapsulateException e) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("ciphertext", name()).causedBy(e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  private static Secret secret(SecretKey key) {
    return Secret.of(SECRET_NAME, key.getEncoded());
  }

  private String name() {
    return parameters.getName();
  }

  private TlsException failed(Exception cause) {
    return InternalFailure.CRYPTO_FAILED.refuse("key encapsulation", name()).causedBy(cause);
  }
}
