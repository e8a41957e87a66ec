package dev.padlock.tls.wire;

import static java.util.Map.entry;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.TlsException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A group for key exchange: a curve, a finite field, a KEM or a hybrid of two (RFC 9846 §4.3.7;
/// RFC 7919 for finite fields, RFC 10024 for the hybrids).
///
///     enum { ... (0xFFFF) } NamedGroup;
public record NamedGroup(int code) {

  public static final NamedGroup SECP256R1 = new NamedGroup(0x0017);
  public static final NamedGroup SECP384R1 = new NamedGroup(0x0018);
  public static final NamedGroup SECP521R1 = new NamedGroup(0x0019);
  public static final NamedGroup X25519 = new NamedGroup(0x001d);
  public static final NamedGroup X448 = new NamedGroup(0x001e);
  public static final NamedGroup FFDHE2048 = new NamedGroup(0x0100);
  public static final NamedGroup FFDHE3072 = new NamedGroup(0x0101);
  public static final NamedGroup FFDHE4096 = new NamedGroup(0x0102);
  public static final NamedGroup FFDHE6144 = new NamedGroup(0x0103);
  public static final NamedGroup FFDHE8192 = new NamedGroup(0x0104);
  public static final NamedGroup MLKEM1024 = new NamedGroup(0x0202);
  public static final NamedGroup SECP256R1MLKEM768 = new NamedGroup(0x11eb);
  public static final NamedGroup X25519MLKEM768 = new NamedGroup(0x11ec);
  public static final NamedGroup SECP384R1MLKEM1024 = new NamedGroup(0x11ed);

  private static final Set<NamedGroup> POST_QUANTUM =
      Set.of(MLKEM1024, SECP256R1MLKEM768, X25519MLKEM768, SECP384R1MLKEM1024);

  private static final Set<NamedGroup> CURVES =
      Set.of(SECP256R1, SECP384R1, SECP521R1, X25519, X448);

  /// The first byte of their code points, private use included.
  private static final int FINITE_FIELDS = 1;

  private static final Map<NamedGroup, KeyExchangeAlgorithm> ALGORITHMS =
      Map.ofEntries(
          entry(SECP256R1, KeyExchangeAlgorithm.SECP256R1),
          entry(SECP384R1, KeyExchangeAlgorithm.SECP384R1),
          entry(SECP521R1, KeyExchangeAlgorithm.SECP521R1),
          entry(X25519, KeyExchangeAlgorithm.X25519),
          entry(X448, KeyExchangeAlgorithm.X448),
          entry(FFDHE2048, KeyExchangeAlgorithm.FFDHE2048),
          entry(FFDHE3072, KeyExchangeAlgorithm.FFDHE3072),
          entry(MLKEM1024, KeyExchangeAlgorithm.MLKEM1024),
          entry(SECP256R1MLKEM768, KeyExchangeAlgorithm.SECP256R1_MLKEM768),
          entry(X25519MLKEM768, KeyExchangeAlgorithm.X25519_MLKEM768),
          entry(SECP384R1MLKEM1024, KeyExchangeAlgorithm.SECP384R1_MLKEM1024));

  private static final Map<SignatureAlgorithm, NamedGroup> ECDSA_CURVES =
      Map.of(
          SignatureAlgorithm.ECDSA_SECP256R1_SHA256, SECP256R1,
          SignatureAlgorithm.ECDSA_SECP384R1_SHA384, SECP384R1,
          SignatureAlgorithm.ECDSA_SECP521R1_SHA512, SECP521R1);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          0001 sect163k1
          0002 sect163r1
          0003 sect163r2
          0004 sect193r1
          0005 sect193r2
          0006 sect233k1
          0007 sect233r1
          0008 sect239k1
          0009 sect283k1
          000A sect283r1
          000B sect409k1
          000C sect409r1
          000D sect571k1
          000E sect571r1
          000F secp160k1
          0010 secp160r1
          0011 secp160r2
          0012 secp192k1
          0013 secp192r1
          0014 secp224k1
          0015 secp224r1
          0016 secp256k1
          0017 secp256r1
          0018 secp384r1
          0019 secp521r1
          001A brainpoolP256r1
          001B brainpoolP384r1
          001C brainpoolP512r1
          001D x25519
          001E x448
          001F brainpoolP256r1tls13
          0020 brainpoolP384r1tls13
          0021 brainpoolP512r1tls13
          0022 GC256A
          0023 GC256B
          0024 GC256C
          0025 GC256D
          0026 GC512A
          0027 GC512B
          0028 GC512C
          0029 curveSM2
          0100 ffdhe2048
          0101 ffdhe3072
          0102 ffdhe4096
          0103 ffdhe6144
          0104 ffdhe8192
          0200 MLKEM512
          0201 MLKEM768
          0202 MLKEM1024
          11EB SecP256r1MLKEM768
          11EC X25519MLKEM768
          11ED SecP384r1MLKEM1024
          6399 X25519Kyber768Draft00
          639A SecP256r1Kyber768Draft00
          FF01 arbitrary_explicit_prime_curves
          FF02 arbitrary_explicit_char2_curves
          """);

  public NamedGroup {
    CodePointNames.requireBytes(code, 2);
  }

  public static NamedGroup read(ByteReader in) throws TlsException {
    return new NamedGroup(in.uint16());
  }

  /// The group of RFC 7919 with this field, if there is one.
  public static Optional<NamedGroup> of(FiniteField field) {
    return field.isNamed()
        ? Optional.of(
            switch (field.prime().bitLength()) {
              case 2048 -> FFDHE2048;
              case 3072 -> FFDHE3072;
              case 4096 -> FFDHE4096;
              case 6144 -> FFDHE6144;
              default -> FFDHE8192;
            })
        : Optional.empty();
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  public boolean isGrease() {
    return Grease.isGrease(code);
  }

  /// Whether it withstands a quantum computer, alone or in a hybrid.
  public boolean isPostQuantum() {
    return POST_QUANTUM.contains(this);
  }

  /// How keys are exchanged in this group, where Padlock can do it.
  public Optional<KeyExchangeAlgorithm> algorithm() {
    return Optional.ofNullable(ALGORITHMS.get(this));
  }

  /// Whether it is a curve by itself: the groups of an ECDHE suite of TLS 1.2 (RFC 8422 §5.1.1), as
  /// far as Padlock speaks them.
  public boolean isCurve() {
    return CURVES.contains(this);
  }

  /// The curve of an ECDSA key, where Padlock knows it; empty for every other kind of key.
  public static Optional<NamedGroup> ofEcdsaKey(PublicKey key) {
    return ECDSA_CURVES.entrySet().stream()
        .filter(curve -> curve.getKey().fits(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// Whether it is a finite field (RFC 7919 §2): the groups of a DHE suite of TLS 1.2.
  public boolean isFiniteField() {
    return code >>> 8 == FINITE_FIELDS;
  }

  /// For example `x25519`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
