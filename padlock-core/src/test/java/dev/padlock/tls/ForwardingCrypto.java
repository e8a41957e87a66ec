package dev.padlock.tls;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CbcCipher;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.crypto.Hash;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.MacAlgorithm;
import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.RecordMac;
import dev.padlock.tls.crypto.RsaDecryption;
import dev.padlock.tls.crypto.RsaEncryption;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.crypto.SignatureVerifier;
import dev.padlock.tls.crypto.Signer;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Map;

/// The JDK's crypto, for a test to replace a part of.
public class ForwardingCrypto implements CryptoProvider {

  private final CryptoProvider jca = JcaCrypto.platform();

  @Override
  public SecureRandom random() {
    return jca.random();
  }

  @Override
  public boolean supports(AeadAlgorithm algorithm) {
    return jca.supports(algorithm);
  }

  @Override
  public boolean supports(KeyExchangeAlgorithm algorithm) {
    return jca.supports(algorithm);
  }

  @Override
  public boolean supports(SignatureAlgorithm algorithm) {
    return jca.supports(algorithm);
  }

  @Override
  public Hash hash(HashAlgorithm algorithm) {
    return jca.hash(algorithm);
  }

  @Override
  public Hkdf hkdf(HashAlgorithm algorithm) {
    return jca.hkdf(algorithm);
  }

  @Override
  public Prf12 prf12(HashAlgorithm algorithm) {
    return jca.prf12(algorithm);
  }

  @Override
  public Aead sealer(AeadAlgorithm algorithm, Secret key) throws TlsException {
    return jca.sealer(algorithm, key);
  }

  @Override
  public Aead opener(AeadAlgorithm algorithm, Secret key) throws TlsException {
    return jca.opener(algorithm, key);
  }

  @Override
  public CbcCipher cbcEncrypter(Secret key) throws TlsException {
    return jca.cbcEncrypter(key);
  }

  @Override
  public CbcCipher cbcDecrypter(Secret key) throws TlsException {
    return jca.cbcDecrypter(key);
  }

  @Override
  public RecordMac recordMac(MacAlgorithm algorithm, Secret key) {
    return jca.recordMac(algorithm, key);
  }

  @Override
  public KeyExchange keyExchange(KeyExchangeAlgorithm algorithm) throws TlsException {
    return jca.keyExchange(algorithm);
  }

  @Override
  public KeyExchange finiteField(FiniteField field) throws TlsException {
    return jca.finiteField(field);
  }

  @Override
  public RsaDecryption rsaDecryption(PrivateKey key) throws TlsException {
    return jca.rsaDecryption(key);
  }

  @Override
  public RsaEncryption rsaEncryption(PublicKey key) throws TlsException {
    return jca.rsaEncryption(key);
  }

  @Override
  public Signer signer(SignatureAlgorithm algorithm, PrivateKey key) throws TlsException {
    return jca.signer(algorithm, key);
  }

  @Override
  public SignatureVerifier verifier(SignatureAlgorithm algorithm, PublicKey key)
      throws TlsException {
    return jca.verifier(algorithm, key);
  }

  @Override
  public boolean acceleratesAes() {
    return jca.acceleratesAes();
  }

  @Override
  public Map<String, String> origins() {
    return jca.origins();
  }
}
