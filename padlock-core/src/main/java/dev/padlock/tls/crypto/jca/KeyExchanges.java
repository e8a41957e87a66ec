package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.jca.DiffieHellman.Family;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/// What each key exchange algorithm is made of.
///
/// The beginnings of the SubjectPublicKeyInfos: RFC 8410 §4 (X25519, X448), RFC 5480 §2 (the NIST
/// curves), RFC 9935 §4 (ML-KEM).
final class KeyExchanges {

  /// TLS takes points in uncompressed form only (RFC 9846 §4.3.8.2).
  private static final String UNCOMPRESSED = "04";

  private static final String ANY = "";

  private final Providers providers;
  private final SecureRandom random;

  KeyExchanges(Providers providers, SecureRandom random) {
    this.providers = providers;
    this.random = random;
  }

  /// Empty where no provider here can do it.
  Optional<KeyExchange> of(KeyExchangeAlgorithm algorithm) {
    return switch (algorithm) {
      case X25519 ->
          montgomery(
              Primitive.X25519, "X25519", new SpkiValue("302a300506032b656e032100", ANY, 32));
      case X448 ->
          montgomery(Primitive.X448, "X448", new SpkiValue("3042300506032b656f033900", ANY, 56));
      case SECP256R1 ->
          nist(
              "secp256r1",
              new SpkiValue(
                  "3059301306072a8648ce3d020106082a8648ce3d030107034200", UNCOMPRESSED, 65));
      case SECP384R1 ->
          nist(
              "secp384r1",
              new SpkiValue("3076301006072a8648ce3d020106052b81040022036200", UNCOMPRESSED, 97));
      case SECP521R1 ->
          nist(
              "secp521r1",
              new SpkiValue(
                  "30819b301006072a8648ce3d020106052b8104002303818600", UNCOMPRESSED, 133));
      case FFDHE2048 -> finiteField(FieldValue.FFDHE2048);
      case FFDHE3072 -> finiteField(FieldValue.FFDHE3072);
      case MLKEM1024 -> mlKem1024();
      case X25519_MLKEM768 ->
          hybrid(
              algorithm,
              mlKem768(),
              of(KeyExchangeAlgorithm.X25519),
              new HybridExchange.Split(1184, 1088));
      case SECP256R1_MLKEM768 ->
          hybrid(
              algorithm,
              of(KeyExchangeAlgorithm.SECP256R1),
              mlKem768(),
              new HybridExchange.Split(65, 65));
      case SECP384R1_MLKEM1024 ->
          hybrid(
              algorithm,
              of(KeyExchangeAlgorithm.SECP384R1),
              mlKem1024(),
              new HybridExchange.Split(97, 97));
    };
  }

  private Optional<KeyExchange> montgomery(Primitive primitive, String name, SpkiValue value) {
    NamedParameterSpec curve = new NamedParameterSpec(name);
    return source(primitive, "KeyAgreement", "XDH")
        .map(source -> new DiffieHellman(Family.XDH, curve, value, source));
  }

  private Optional<KeyExchange> nist(String name, SpkiValue value) {
    ECGenParameterSpec curve = new ECGenParameterSpec(name);
    return source(Primitive.ECDH, "KeyAgreement", "ECDH")
        .map(source -> new DiffieHellman(Family.EC, curve, value, source));
  }

  /// As TLS 1.2 has it. Empty where no provider here can do it.
  Optional<KeyExchange> ofTls12(FiniteField field) {
    return finiteField(FieldValue.ofTls12(field));
  }

  private Optional<KeyExchange> finiteField(FieldValue value) {
    Family family = value.padded() ? Family.FINITE_FIELD : Family.FINITE_FIELD_12;
    return source(Primitive.FFDH, "KeyAgreement", "DiffieHellman")
        .map(source -> new DiffieHellman(family, value.group(), value, source));
  }

  private Optional<KeyExchange> mlKem768() {
    SpkiValue value = new SpkiValue("308204b2300b0609608648016503040402038204a100", ANY, 1184);
    return mlKem("ML-KEM-768", value, 1088);
  }

  private Optional<KeyExchange> mlKem1024() {
    SpkiValue value = new SpkiValue("30820632300b06096086480165030404030382062100", ANY, 1568);
    return mlKem("ML-KEM-1024", value, 1568);
  }

  private Optional<KeyExchange> mlKem(String name, SpkiValue value, int ciphertextLength) {
    return source(Primitive.ML_KEM, "KEM", name)
        .map(source ->
            new KeyEncapsulation(new NamedParameterSpec(name), value, ciphertextLength, source));
  }

  private static Optional<KeyExchange> hybrid(
      KeyExchangeAlgorithm algorithm,
      Optional<KeyExchange> first,
      Optional<KeyExchange> second,
      HybridExchange.Split split) {
    return first.flatMap(one -> second.map(two -> new HybridExchange(algorithm, one, two, split)));
  }

  private Optional<Source> source(Primitive primitive, String service, String name) {
    return providers.preferred(primitive, service, name).stream()
        .findFirst()
        .map(provider -> new Source(provider, random));
  }
}
