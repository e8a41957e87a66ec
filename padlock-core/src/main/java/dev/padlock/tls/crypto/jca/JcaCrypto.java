package dev.padlock.tls.crypto.jca;

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
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Cipher;

/// The primitives of JCA providers, chosen one by one and never by the global provider order, which
/// is made for other ends: a provider that signs fast may hash slowly.
///
/// Immutable and thread-safe, and meant to be made once: building it looks every algorithm up.
public final class JcaCrypto implements CryptoProvider {

  private final SecureRandom random;
  private final Providers providers;
  private final boolean acceleratesAes;
  private final Map<AeadAlgorithm, JcaAead.Name> ciphers = new EnumMap<>(AeadAlgorithm.class);
  private final Map<HashAlgorithm, MessageDigest> hashes = new EnumMap<>(HashAlgorithm.class);
  private final Map<KeyExchangeAlgorithm, KeyExchange> exchanges =
      new EnumMap<>(KeyExchangeAlgorithm.class);
  private final Map<SignatureAlgorithm, JcaSignatures> signatures =
      new EnumMap<>(SignatureAlgorithm.class);

  private JcaCrypto(SecureRandom random, Providers providers, boolean acceleratesAes) {
    this.random = random;
    this.providers = providers;
    this.acceleratesAes = acceleratesAes;
    KeyExchanges made = new KeyExchanges(providers, random);
    for (AeadAlgorithm algorithm : AeadAlgorithm.values()) {
      providers
          .of(primitive(algorithm))
          .ifPresent(found -> ciphers.put(algorithm, JcaAead.Name.of(algorithm, found)));
    }
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      hashes.put(algorithm, emptyHash(algorithm.jcaName(), providers));
    }
    for (KeyExchangeAlgorithm algorithm : KeyExchangeAlgorithm.values()) {
      made.of(algorithm).ifPresent(exchange -> exchanges.put(algorithm, exchange));
    }
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      signatures.put(algorithm, JcaSignatures.of(algorithm, providers));
    }
  }

  /// The best of this machine: the JDK's primitives, but elliptic curves and RSA from an
  /// accelerated provider where one is at hand. The Amazon Corretto Crypto Provider is found on the
  /// class path; Conscrypt, which does not declare itself as a service, where it is registered with
  /// [java.security.Security].
  public static JcaCrypto platform() {
    return new JcaCrypto(new SecureRandom(), Providers.accelerated(), true);
  }

  /// The JDK's primitives, but for what `choices` take from elsewhere.
  ///
  /// @param random for nonces, keys and signatures
  /// @throws IllegalArgumentException when a provider does not have what it was chosen for
  public static JcaCrypto with(SecureRandom random, ProviderChoice... choices) {
    return new JcaCrypto(random, Providers.of(choices), true);
  }

  /// The same, but preferring ChaCha20-Poly1305 to AES: for a machine whose processor has no AES
  /// instructions.
  public JcaCrypto withSlowAes() {
    return new JcaCrypto(random, providers, false);
  }

  @Override
  public SecureRandom random() {
    return random;
  }

  @Override
  public boolean supports(AeadAlgorithm algorithm) {
    return ciphers.containsKey(algorithm);
  }

  @Override
  public boolean supports(KeyExchangeAlgorithm algorithm) {
    return exchanges.containsKey(algorithm);
  }

  @Override
  public boolean supports(SignatureAlgorithm algorithm) {
    return scheme(algorithm).isSupported();
  }

  @Override
  public Hash hash(HashAlgorithm algorithm) {
    return new JcaHash(fresh(algorithm));
  }

  @Override
  public Hkdf hkdf(HashAlgorithm algorithm) {
    return new DigestHkdf(algorithm, fresh(algorithm));
  }

  @Override
  public Prf12 prf12(HashAlgorithm algorithm) {
    return new DigestPrf12(algorithm, fresh(algorithm));
  }

  @Override
  public Aead sealer(AeadAlgorithm algorithm, Secret key) throws TlsException {
    return JcaAead.of(algorithm, Cipher.ENCRYPT_MODE, key, cipher(algorithm));
  }

  @Override
  public Aead opener(AeadAlgorithm algorithm, Secret key) throws TlsException {
    return JcaAead.of(algorithm, Cipher.DECRYPT_MODE, key, cipher(algorithm));
  }

  @Override
  public CbcCipher cbcEncrypter(Secret key) throws TlsException {
    return JcaCbc.of(Cipher.ENCRYPT_MODE, key, provider(Primitive.AES_CBC));
  }

  @Override
  public CbcCipher cbcDecrypter(Secret key) throws TlsException {
    return JcaCbc.of(Cipher.DECRYPT_MODE, key, provider(Primitive.AES_CBC));
  }

  @Override
  public RecordMac recordMac(MacAlgorithm algorithm, Secret key) {
    return new DigestRecordMac(algorithm, emptyHash(algorithm.hashName(), providers), key);
  }

  @Override
  public KeyExchange keyExchange(KeyExchangeAlgorithm algorithm) throws TlsException {
    KeyExchange exchange = exchanges.get(algorithm);
    if (exchange == null) {
      throw ConfigurationFault.NOT_SUPPORTED.refuse("key exchange", algorithm);
    }
    return exchange;
  }

  @Override
  public KeyExchange finiteField(FiniteField field) throws TlsException {
    return new KeyExchanges(providers, random)
        .ofTls12(field)
        .orElseThrow(() -> ConfigurationFault.NOT_SUPPORTED.refuse("primitive", Primitive.FFDH));
  }

  @Override
  public RsaDecryption rsaDecryption(PrivateKey key) throws TlsException {
    return JcaRsa.decryption(key, providers, random);
  }

  @Override
  public RsaEncryption rsaEncryption(PublicKey key) throws TlsException {
    if (!(key instanceof RSAPublicKey rsa && rsa.getAlgorithm().equals("RSA"))) {
      throw Misbehaviour.WRONG_KEY_FOR_SUITE.refuse("key", key.getAlgorithm());
    }
    return JcaRsa.encryption(key, providers, random);
  }

  @Override
  public Signer signer(SignatureAlgorithm algorithm, PrivateKey key) throws TlsException {
    return supported(algorithm).signer(key, random);
  }

  @Override
  public SignatureVerifier verifier(SignatureAlgorithm algorithm, PublicKey key)
      throws TlsException {
    return supported(algorithm).verifier(key);
  }

  /// Says yes without looking, unless [#withSlowAes] was asked for.
  ///
  /// Java has no way to ask the processor. Timing it here would tell nothing: until the compiler
  /// has replaced the cipher's loops, which takes some ten thousand calls, AES is slow everywhere.
  /// Nearly all processors that run a server or a desktop have AES instructions (x86-64 since 2010,
  /// ARMv8 but for some small boards), and HotSpot uses them on both.
  @Override
  public boolean acceleratesAes() {
    return acceleratesAes;
  }

  @Override
  public Map<String, String> origins() {
    return providers.origins();
  }

  private MessageDigest fresh(HashAlgorithm algorithm) {
    MessageDigest empty = hashes.get(algorithm);
    if (empty == null) {
      throw new IllegalStateException("every hash is made on construction");
    }
    return JcaHash.fork(empty);
  }

  /// Every Java platform has SHA-1 and SHA-2; what is asked of a provider here is that its hashes
  /// can be copied.
  private static MessageDigest emptyHash(String name, Providers providers) {
    try {
      Provider provider = providers.of(Primitive.HASH).orElseThrow();
      MessageDigest digest = MessageDigest.getInstance(name, provider);
      JcaHash.fork(digest);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no provider has " + name, e);
    }
  }

  private JcaAead.Name cipher(AeadAlgorithm algorithm) throws TlsException {
    JcaAead.Name name = ciphers.get(algorithm);
    if (name == null) {
      throw ConfigurationFault.NOT_SUPPORTED.refuse("primitive", primitive(algorithm));
    }
    return name;
  }

  private Provider provider(Primitive primitive) throws TlsException {
    Provider provider = providers.of(primitive).orElse(null);
    if (provider == null) {
      throw ConfigurationFault.NOT_SUPPORTED.refuse("primitive", primitive);
    }
    return provider;
  }

  private JcaSignatures supported(SignatureAlgorithm algorithm) throws TlsException {
    if (!supports(algorithm)) {
      throw ConfigurationFault.NOT_SUPPORTED.refuse("signature", algorithm);
    }
    return scheme(algorithm);
  }

  private JcaSignatures scheme(SignatureAlgorithm algorithm) {
    JcaSignatures scheme = signatures.get(algorithm);
    if (scheme == null) {
      throw new IllegalStateException("every signature is looked up on construction");
    }
    return scheme;
  }

  private static Primitive primitive(AeadAlgorithm algorithm) {
    return algorithm == AeadAlgorithm.CHACHA20_POLY1305
        ? Primitive.CHACHA20_POLY1305
        : Primitive.AES_GCM;
  }
}
