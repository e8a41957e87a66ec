package dev.padlock.tls;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.Suite12;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions that a configuration comes to, and the suites of each.
record Enabled(
    List<ProtocolVersion> versions, List<CipherSuite> suites13, List<CipherSuite> suites12) {

  /// @param only versions that were asked for, or null
  /// @param named suites that were asked for, or null
  static Enabled of(
      CryptoProvider crypto,
      Policy policy,
      @Nullable List<ProtocolVersion> only,
      @Nullable List<CipherSuite> named)
      throws TlsException {
    List<ProtocolVersion> wanted = only == null ? policy.versions() : only;
    for (ProtocolVersion version : wanted) {
      if (!policy.versions().contains(version)) {
        throw ConfigurationFault.NOT_SUPPORTED.refuse("version", version, "policy", policy);
      }
    }
    if (named != null) {
      require(crypto, policy, named);
    }
    List<CipherSuite> suites13 =
        !wanted.contains(ProtocolVersion.TLS_1_3)
            ? List.of()
            : named == null
                ? Defaults.suites(crypto)
                : named.stream().filter(suite -> suite.aead().isPresent()).toList();
    List<CipherSuite> suites12 =
        !wanted.contains(ProtocolVersion.TLS_1_2)
            ? List.of()
            : named == null
                ? Defaults.suites12(crypto, policy)
                : named.stream().filter(suite -> suite.tls12().isPresent()).toList();
    return new Enabled(versions(suites13, suites12), suites13, suites12);
  }

  private static List<ProtocolVersion> versions(
      List<CipherSuite> suites13, List<CipherSuite> suites12) throws TlsException {
    List<ProtocolVersion> versions = new ArrayList<>();
    if (!suites13.isEmpty()) {
      versions.add(ProtocolVersion.TLS_1_3);
    }
    if (!suites12.isEmpty()) {
      versions.add(ProtocolVersion.TLS_1_2);
    }
    if (versions.isEmpty()) {
      throw ConfigurationFault.NOTHING_ENABLED.refuse("list", "suite");
    }
    return List.copyOf(versions);
  }

  private static void require(CryptoProvider crypto, Policy policy, List<CipherSuite> named)
      throws TlsException {
    ConfigBuilder.require(
        "suite",
        named,
        suite ->
            suite.aead().filter(crypto::supports).isPresent()
                || suite.tls12().filter(parts -> Defaults.can(crypto, parts)).isPresent());
    for (CipherSuite suite : named) {
      Optional<Suite12> parts = suite.tls12();
      if (parts.isPresent() && parts.get().isLegacy() && policy != Policy.LEGACY) {
        throw ConfigurationFault.NEEDS_LEGACY_POLICY.refuse("suite", suite, "policy", policy);
      }
    }
  }
}
