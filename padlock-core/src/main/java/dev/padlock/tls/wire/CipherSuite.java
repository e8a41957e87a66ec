package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.error.TlsException;
import java.util.Optional;
import java.util.Set;

/// An AEAD algorithm and a hash for HKDF, or in older versions a whole choice of algorithms
/// (RFC 9846 Appendix B.4).
///
///     uint8 CipherSuite[2];    /* Cryptographic suite selector */
public record CipherSuite(int code) {

  public static final CipherSuite TLS_AES_128_GCM_SHA256 = new CipherSuite(0x1301);
  public static final CipherSuite TLS_AES_256_GCM_SHA384 = new CipherSuite(0x1302);
  public static final CipherSuite TLS_CHACHA20_POLY1305_SHA256 = new CipherSuite(0x1303);

  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xc02b);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0xc02f);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xc02c);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0xc030);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 =
      new CipherSuite(0xcca9);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 =
      new CipherSuite(0xcca8);

  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0x009e);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0x009f);
  public static final CipherSuite TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 =
      new CipherSuite(0xccaa);
  public static final CipherSuite TLS_RSA_WITH_AES_128_GCM_SHA256 = new CipherSuite(0x009c);
  public static final CipherSuite TLS_RSA_WITH_AES_256_GCM_SHA384 = new CipherSuite(0x009d);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 = new CipherSuite(0xc023);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 = new CipherSuite(0xc024);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 = new CipherSuite(0xc027);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 = new CipherSuite(0xc028);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA = new CipherSuite(0xc009);
  public static final CipherSuite TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA = new CipherSuite(0xc00a);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA = new CipherSuite(0xc013);
  public static final CipherSuite TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA = new CipherSuite(0xc014);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_CBC_SHA256 = new CipherSuite(0x0067);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_CBC_SHA256 = new CipherSuite(0x006b);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_128_CBC_SHA = new CipherSuite(0x0033);
  public static final CipherSuite TLS_DHE_RSA_WITH_AES_256_CBC_SHA = new CipherSuite(0x0039);
  public static final CipherSuite TLS_RSA_WITH_AES_128_CBC_SHA256 = new CipherSuite(0x003c);
  public static final CipherSuite TLS_RSA_WITH_AES_256_CBC_SHA256 = new CipherSuite(0x003d);
  public static final CipherSuite TLS_RSA_WITH_AES_128_CBC_SHA = new CipherSuite(0x002f);
  public static final CipherSuite TLS_RSA_WITH_AES_256_CBC_SHA = new CipherSuite(0x0035);

  /// Not a suite but a signal of a client that can renegotiate safely (RFC 5746 §3.3).
  public static final CipherSuite TLS_EMPTY_RENEGOTIATION_INFO_SCSV = new CipherSuite(0x00ff);

  /// Not a suite but a signal of a client that fell back to an older version (RFC 7507).
  public static final CipherSuite TLS_FALLBACK_SCSV = new CipherSuite(0x5600);

  public CipherSuite {
    CodePointNames.requireBytes(code, 2);
  }

  /// Every suite of TLS 1.2 that Padlock speaks, the weak ones too.
  public static Set<CipherSuite> ofTls12() {
    return Suites12.ALL.keySet();
  }

  public static CipherSuite read(ByteReader in) throws TlsException {
    return new CipherSuite(in.uint16());
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  public boolean isGrease() {
    return Grease.isGrease(code);
  }

  /// What protects the records, for the suites of TLS 1.3 that Padlock speaks.
  public Optional<AeadAlgorithm> aead() {
    return switch (code) {
      case 0x1301 -> Optional.of(AeadAlgorithm.AES_128_GCM);
      case 0x1302 -> Optional.of(AeadAlgorithm.AES_256_GCM);
      case 0x1303 -> Optional.of(AeadAlgorithm.CHACHA20_POLY1305);
      default -> Optional.empty();
    };
  }

  /// The hash of the key schedule, for the suites of TLS 1.3 that Padlock speaks.
  public Optional<HashAlgorithm> hash() {
    return switch (code) {
      case 0x1301, 0x1303 -> Optional.of(HashAlgorithm.SHA256);
      case 0x1302 -> Optional.of(HashAlgorithm.SHA384);
      default -> Optional.empty();
    };
  }

  /// What the suite means in TLS 1.2, for those that Padlock speaks there.
  public Optional<Suite12> tls12() {
    return Optional.ofNullable(Suites12.ALL.get(this));
  }

  /// For example `TLS_AES_128_GCM_SHA256`.
  @Override
  public String toString() {
    return CipherSuiteNames.NAMES.of(code);
  }
}
