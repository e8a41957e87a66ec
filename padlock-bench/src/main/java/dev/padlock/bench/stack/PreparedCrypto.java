package dev.padlock.bench.stack;

import dev.padlock.pki.algorithm.KeyKind;
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
import dev.padlock.tls.error.TlsException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Map;

/// Hash, HKDF and AEAD are real; whatever is asymmetric returns a prepared result at once, but for
/// what only TLS 1.2 has. What a handshake costs with it is what it costs outside the asymmetric
/// primitives, and without what the stopwatch says, outside all of them.
final class PreparedCrypto implements CryptoProvider {

  private static final byte[] SHARED = new byte[32];

  private final CryptoProvider real;
  private final byte[] share;
  private final byte[] signature;
  private final Stopwatch stopwatch;

  private PreparedCrypto(CryptoProvider real, byte[] share, byte[] signature, Stopwatch stopwatch) {
    this.real = real;
    this.share = share;
    this.signature = signature;
    this.stopwatch = stopwatch;
  }

  /// @param kind of the key that signs: signatures have the length of a real one
  /// @param stopwatch runs while a hash, HKDF or an AEAD works
  static PreparedCrypto of(CryptoProvider real, KeyKind kind, Stopwatch stopwatch)
      throws TlsException {
    byte[] share = real.keyExchange(KeyExchangeAlgorithm.X25519).initiate().share();
    return new PreparedCrypto(real, share, new byte[kind == KeyKind.EC_P256 ? 71 : 256], stopwatch);
  }

  @Override
  public KeyExchange keyExchange(KeyExchangeAlgorithm algorithm) {
    return new KeyExchange() {
      @Override
      public Initiator initiate() {
        return new PreparedInitiator(share);
      }

      @Override
      public Response respond(byte[] peerShare) {
        return new Response(share, shared());
      }
    };
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record PreparedInitiator(byte[] share) implements KeyExchange.Initiator {
    @Override
    public Secret agree(byte[] peerShare) {
      return shared();
    }

    @Override
    public void destroy() {}
  }

  private static Secret shared() {
    return Secret.of("prepared", SHARED.clone());
  }

  @Override
  public Signer signer(SignatureAlgorithm algorithm, PrivateKey key) {
    return content -> signature;
  }

  @Override
  public SignatureVerifier verifier(SignatureAlgorithm algorithm, PublicKey key) {
    return (content, presented) -> true;
  }

  @Override
  public SecureRandom random() {
    return real.random();
  }

  @Override
  public boolean supports(AeadAlgorithm algorithm) {
    return real.supports(algorithm);
  }

  @Override
  public boolean supports(KeyExchangeAlgorithm algorithm) {
    return real.supports(algorithm);
  }

  @Override
  public boolean supports(SignatureAlgorithm algorithm) {
    return real.supports(algorithm);
  }

  @Override
  public Hash hash(HashAlgorithm algorithm) {
    return stopwatch.hash(real, algorithm);
  }

  @Override
  public Hkdf hkdf(HashAlgorithm algorithm) {
    return stopwatch.hkdf(real, algorithm);
  }

  @Override
  public Aead sealer(AeadAlgorithm algorithm, Secret key) throws TlsException {
    return stopwatch.aead(() -> real.sealer(algorithm, key));
  }

  @Override
  public Aead opener(AeadAlgorithm algorithm, Secret key) throws TlsException {
    return stopwatch.aead(() -> real.opener(algorithm, key));
  }

  @Override
  public Prf12 prf12(HashAlgorithm algorithm) {
    return real.prf12(algorithm);
  }

  @Override
  public CbcCipher cbcEncrypter(Secret key) throws TlsException {
    return real.cbcEncrypter(key);
  }

  @Override
  public CbcCipher cbcDecrypter(Secret key) throws TlsException {
    return real.cbcDecrypter(key);
  }

  @Override
  public RecordMac recordMac(MacAlgorithm algorithm, Secret key) {
    return real.recordMac(algorithm, key);
  }

  @Override
  public KeyExchange finiteField(FiniteField field) throws TlsException {
    return real.finiteField(field);
  }

  @Override
  public RsaDecryption rsaDecryption(PrivateKey key) throws TlsException {
    return real.rsaDecryption(key);
  }

  @Override
  public RsaEncryption rsaEncryption(PublicKey key) throws TlsException {
    return real.rsaEncryption(key);
  }

  @Override
  public boolean acceleratesAes() {
    return real.acceleratesAes();
  }

  @Override
  public Map<String, String> origins() {
    return real.origins();
  }
}
