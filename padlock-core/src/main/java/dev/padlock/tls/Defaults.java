package dev.padlock.tls;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.Suite12;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What is enabled where nothing is said: all that is sound, best first.
final class Defaults {

  private static final List<NamedGroup> GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP256R1MLKEM768,
          NamedGroup.SECP384R1MLKEM1024,
          NamedGroup.SECP521R1,
          NamedGroup.X448,
          NamedGroup.FFDHE2048,
          NamedGroup.FFDHE3072);

  /// The PKCS#1 schemes are for signatures inside certificates; TLS 1.3 signs nothing else with
  /// them.
  private static final List<SignatureScheme> SCHEMES =
      List.of(
          SignatureScheme.ECDSA_SECP256R1_SHA256,
          SignatureScheme.ED25519,
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PSS_PSS_SHA256,
          SignatureScheme.ECDSA_SECP384R1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PSS_PSS_SHA384,
          SignatureScheme.ECDSA_SECP521R1_SHA512,
          SignatureScheme.RSA_PSS_RSAE_SHA512,
          SignatureScheme.RSA_PSS_PSS_SHA512,
          SignatureScheme.ED448,
          SignatureScheme.RSA_PKCS1_SHA256,
          SignatureScheme.RSA_PKCS1_SHA384,
          SignatureScheme.RSA_PKCS1_SHA512);

  private static final List<CipherSuite> AES_FIRST_12 =
      List.of(
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256);

  private static final List<CipherSuite> CHACHA20_FIRST_12 =
      List.of(
          CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);

  /// Those with forward secrecy first, of these those on curves; then what authenticates best.
  private static final List<CipherSuite> LEGACY_12 =
      List.of(
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
          CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256,
          CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256,
          CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
          CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
          CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
          CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
          CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
          CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA);

  private Defaults() {}

  static List<NamedGroup> groups(CryptoProvider crypto) {
    return supported(GROUPS, group -> group.algorithm().filter(crypto::supports).isPresent());
  }

  /// The groups for which a client sends a share at once: the best post-quantum one and the best of
  /// the others. Two of a kind would mostly be two for the same servers.
  static List<NamedGroup> keyShares(List<NamedGroup> bestFirst) {
    List<NamedGroup> best = new ArrayList<>();
    for (NamedGroup group : bestFirst) {
      if (best.stream().noneMatch(taken -> taken.isPostQuantum() == group.isPostQuantum())) {
        best.add(group);
      }
    }
    return best;
  }

  static List<SignatureScheme> schemes(CryptoProvider crypto) {
    return supported(SCHEMES, scheme -> scheme.algorithm().filter(crypto::supports).isPresent());
  }

  /// ChaCha20 goes first where the CPU does not make AES fast.
  static List<CipherSuite> suites(CryptoProvider crypto) {
    List<CipherSuite> suites =
        crypto.acceleratesAes()
            ? List.of(
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CipherSuite.TLS_AES_256_GCM_SHA384,
                CipherSuite.TLS_CHACHA20_POLY1305_SHA256)
            : List.of(
                CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CipherSuite.TLS_AES_256_GCM_SHA384);
    return supported(suites, suite -> suite.aead().filter(crypto::supports).isPresent());
  }

  /// Of each kind ECDSA goes first, then what is fast; where the policy allows them, the weak ones
  /// come last, those with forward secrecy first.
  static List<CipherSuite> suites12(CryptoProvider crypto, Policy policy) {
    List<CipherSuite> suites =
        new ArrayList<>(crypto.acceleratesAes() ? AES_FIRST_12 : CHACHA20_FIRST_12);
    if (policy == Policy.LEGACY) {
      suites.addAll(LEGACY_12);
    }
    return supported(
        suites, suite -> suite.tls12().filter(parts -> can(crypto, parts)).isPresent());
  }

  /// Whether `crypto` has what a suite is made of.
  static boolean can(CryptoProvider crypto, Suite12 parts) {
    return switch (parts.bulk()) {
      case Bulk12.AeadBulk bulk -> crypto.supports(bulk.algorithm());
      case Bulk12.CbcBulk bulk -> true;
    };
  }

  private static <T> List<T> supported(List<T> wanted, Predicate<T> test) {
    return wanted.stream().filter(test).toList();
  }
}
