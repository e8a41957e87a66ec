package dev.padlock.testkit;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import dev.padlock.pki.store.TrustStore;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A certification authority for tests, the same one throughout the JVM. Key pairs are made once
/// for each kind and used again: RSA keys take long to make, and tests do not mind.
public final class TestCa {
  private static final Ambience AMBIENCE = new Ambience(new SecureRandom(), InstantSource.system());
  private static final Map<KeyKind, KeyPair> KEYS = new ConcurrentHashMap<>();
  private static final Map<KeyKind, CertificateAuthority> ROOTS = new ConcurrentHashMap<>();

  private TestCa() {}

  /// The usual root, of ECDSA on P-256.
  public static CertificateAuthority root() {
    return root(KeyKind.EC_P256);
  }

  /// A root with a key of this kind.
  public static CertificateAuthority root(KeyKind kind) {
    return ROOTS.computeIfAbsent(
        kind,
        k ->
            made(() ->
                CertificateAuthority.create(
                    CertificateProfile.root("Padlock test root " + k).withKey(k),
                    keys(k),
                    AMBIENCE)));
  }

  /// A new intermediate authority below the usual root.
  public static CertificateAuthority intermediate(String commonName) {
    return made(() -> root().intermediate(CertificateProfile.intermediate(commonName)));
  }

  /// A store that trusts the usual root alone.
  public static TrustStore trust() {
    return root().trust();
  }

  /// A server of these names with a key on P-256.
  public static Identity server(String... names) {
    return server(KeyKind.EC_P256, names);
  }

  /// A server of these names with a key of this kind.
  public static Identity server(KeyKind kind, String... names) {
    return made(() -> issue(CertificateProfile.server(names).withKey(kind)));
  }

  /// A client with a key on P-256.
  public static Identity client(String commonName) {
    return client(KeyKind.EC_P256, commonName);
  }

  /// A client with a key of this kind.
  public static Identity client(KeyKind kind, String commonName) {
    return issue(CertificateProfile.client(commonName).withKey(kind));
  }

  /// A server whose certificate ended yesterday.
  public static Identity expiredServer(String... names) {
    Instant now = AMBIENCE.clock().instant();
    return made(() ->
        issue(
            CertificateProfile.server(names)
                .withValidity(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)))));
  }

  /// Whatever the profile says, signed by the usual root.
  public static Identity issue(CertificateProfile profile) {
    return made(() -> root().issue(profile, keys(profile.key())));
  }

  /// The key pair of this kind that everything here uses.
  public static KeyPair keys(KeyKind kind) {
    return KEYS.computeIfAbsent(kind, k -> k.generate(AMBIENCE.random()));
  }

  /// Real randomness and the real time.
  public static Ambience ambience() {
    return AMBIENCE;
  }

  private interface Making<T> {
    T make() throws PkiException;
  }

  private static <T> T made(Making<T> making) {
    try {
      return making.make();
    } catch (PkiException e) {
      throw new UncheckedIOException(e);
    }
  }
}
