package dev.padlock.tls.wire;

import static dev.padlock.tls.crypto.HashAlgorithm.SHA256;
import static dev.padlock.tls.crypto.HashAlgorithm.SHA384;
import static dev.padlock.tls.wire.Authentication12.ECDSA;
import static dev.padlock.tls.wire.KeyExchange12.DHE;
import static dev.padlock.tls.wire.KeyExchange12.ECDHE;
import static java.util.Map.entry;

import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.MacAlgorithm;
import dev.padlock.tls.wire.Bulk12.AeadBulk;
import dev.padlock.tls.wire.Bulk12.CbcBulk;
import java.util.Map;

/// The cipher suites of TLS 1.2 that Padlock speaks: AES-GCM (RFC 5288, RFC 5289),
/// ChaCha20-Poly1305 (RFC 7905) and AES-CBC with an HMAC (RFC 5246 Appendix A.5, RFC 5289, RFC 8422
/// §6).
final class Suites12 {

  private static final Authentication12 RSA = Authentication12.RSA;

  private static final Bulk12 AES_128_GCM = new AeadBulk(AeadAlgorithm.AES_128_GCM, 4, 8);
  private static final Bulk12 AES_256_GCM = new AeadBulk(AeadAlgorithm.AES_256_GCM, 4, 8);
  private static final Bulk12 CHACHA20_POLY1305 =
      new AeadBulk(AeadAlgorithm.CHACHA20_POLY1305, 12, 0);

  static final Map<CipherSuite, Suite12> ALL =
      Map.ofEntries(
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
              suite(ECDHE, ECDSA, AES_128_GCM, SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
              suite(ECDHE, RSA, AES_128_GCM, SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
              suite(ECDHE, ECDSA, AES_256_GCM, SHA384)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
              suite(ECDHE, RSA, AES_256_GCM, SHA384)),
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
              suite(ECDHE, ECDSA, CHACHA20_POLY1305, SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
              suite(ECDHE, RSA, CHACHA20_POLY1305, SHA256)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
              suite(DHE, RSA, AES_128_GCM, SHA256)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
              suite(DHE, RSA, AES_256_GCM, SHA384)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
              suite(DHE, RSA, CHACHA20_POLY1305, SHA256)),
          entry(
              CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
              suite(KeyExchange12.RSA, RSA, AES_128_GCM, SHA256)),
          entry(
              CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
              suite(KeyExchange12.RSA, RSA, AES_256_GCM, SHA384)),
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
              suite(ECDHE, ECDSA, cbc(128, MacAlgorithm.HMAC_SHA256), SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
              suite(ECDHE, ECDSA, cbc(256, MacAlgorithm.HMAC_SHA384), SHA384)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
              suite(ECDHE, RSA, cbc(128, MacAlgorithm.HMAC_SHA256), SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
              suite(ECDHE, RSA, cbc(256, MacAlgorithm.HMAC_SHA384), SHA384)),
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
              suite(ECDHE, ECDSA, cbc(128, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
              suite(ECDHE, ECDSA, cbc(256, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
              suite(ECDHE, RSA, cbc(128, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
              suite(ECDHE, RSA, cbc(256, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256,
              suite(DHE, RSA, cbc(128, MacAlgorithm.HMAC_SHA256), SHA256)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
              suite(DHE, RSA, cbc(256, MacAlgorithm.HMAC_SHA256), SHA256)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
              suite(DHE, RSA, cbc(128, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
              suite(DHE, RSA, cbc(256, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
              suite(KeyExchange12.RSA, RSA, cbc(128, MacAlgorithm.HMAC_SHA256), SHA256)),
          entry(
              CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
              suite(KeyExchange12.RSA, RSA, cbc(256, MacAlgorithm.HMAC_SHA256), SHA256)),
          entry(
              CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
              suite(KeyExchange12.RSA, RSA, cbc(128, MacAlgorithm.HMAC_SHA1), SHA256)),
          entry(
              CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
              suite(KeyExchange12.RSA, RSA, cbc(256, MacAlgorithm.HMAC_SHA1), SHA256)));

  private Suites12() {}

  private static Suite12 suite(
      KeyExchange12 keyExchange, Authentication12 authentication, Bulk12 bulk, HashAlgorithm hash) {
    return new Suite12(keyExchange, authentication, bulk, hash);
  }

  private static Bulk12 cbc(int keyBits, MacAlgorithm mac) {
    return new CbcBulk(keyBits / 8, mac);
  }
}
