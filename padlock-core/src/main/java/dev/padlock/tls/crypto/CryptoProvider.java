package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Map;

/// Where every primitive comes from. Padlock writes none itself, and asks nobody else.
///
/// Thread-safe; what it hands out mostly is not. It knows no code point of TLS.
public interface CryptoProvider {

  SecureRandom random();

  boolean supports(AeadAlgorithm algorithm);

  boolean supports(KeyExchangeAlgorithm algorithm);

  boolean supports(SignatureAlgorithm algorithm);

  /// A hash that has seen nothing yet.
  Hash hash(HashAlgorithm algorithm);

  Hkdf hkdf(HashAlgorithm algorithm);

  Prf12 prf12(HashAlgorithm algorithm);

  /// Copies the key.
  Aead sealer(AeadAlgorithm algorithm, Secret key) throws TlsException;

  /// Copies the key.
  Aead opener(AeadAlgorithm algorithm, Secret key) throws TlsException;

  /// Copies the key.
  CbcCipher cbcEncrypter(Secret key) throws TlsException;

  /// Copies the key.
  CbcCipher cbcDecrypter(Secret key) throws TlsException;

  /// Copies the key.
  RecordMac recordMac(MacAlgorithm algorithm, Secret key);

  KeyExchange keyExchange(KeyExchangeAlgorithm algorithm) throws TlsException;

  /// Diffie-Hellman as TLS 1.2 has it (RFC 5246 §8.1.2): public values come in any length, and the
  /// secret has no leading zeros. Every initiator and every response has a key of its own.
  KeyExchange finiteField(FiniteField field) throws TlsException;

  /// Refuses ([dev.padlock.tls.error.ConfigurationRefused]) a key that cannot decrypt.
  RsaDecryption rsaDecryption(PrivateKey key) throws TlsException;

  /// Refuses ([dev.padlock.tls.error.PeerMisbehaved]) a key that is not of RSA.
  RsaEncryption rsaEncryption(PublicKey key) throws TlsException;

  /// Refuses ([dev.padlock.tls.error.ConfigurationRefused]) when the key cannot sign so.
  Signer signer(SignatureAlgorithm algorithm, PrivateKey key) throws TlsException;

  /// Refuses ([dev.padlock.tls.error.PeerMisbehaved]) when the algorithm does not fit the key.
  SignatureVerifier verifier(SignatureAlgorithm algorithm, PublicKey key) throws TlsException;

  /// Whether AES is fast here, so that AES-GCM should be preferred to ChaCha20-Poly1305.
  boolean acceleratesAes();

  /// Who does what: a primitive's name to its provider's name and version, for the trace and for
  /// bug reports.
  Map<String, String> origins();
}
