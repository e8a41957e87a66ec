package dev.padlock.bench.stack;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.util.List;

/// Which handshake it is, with AES-128-GCM in any case.
///
/// @param kind of the server's key, and of the root's
/// @param remembers whether the same certificate comes again and again, so that a client may
///   believe what it verified once
/// @param resumed whether each connection resumes the session of the one before
public record Scenario(ProtocolVersion version, KeyKind kind, boolean remembers, boolean resumed) {

  public Scenario(ProtocolVersion version, KeyKind kind, boolean remembers) {
    this(version, kind, remembers, false);
  }

  /// Connections that resume each other.
  public static Scenario resumed(ProtocolVersion version) {
    return new Scenario(version, KeyKind.EC_P256, true, true);
  }

  /// The JDK keeps the last 750 certificates that were parsed, and with each the key by which it
  /// was last verified; Padlock keeps the last 1,024.
  static final int MORE_THAN_ANYBODY_KEEPS = 1_200;

  /// What matters little once a connection is up.
  public static Scenario any() {
    return new Scenario(ProtocolVersion.TLS_1_3, KeyKind.EC_P256, true);
  }

  /// Credentials for one contender alone: the JDK's memory is common to all.
  Credentials credentials() throws IOException {
    return Credentials.create(kind, remembers ? 1 : MORE_THAN_ANYBODY_KEEPS);
  }

  CipherSuite suite() {
    if (version.equals(ProtocolVersion.TLS_1_3)) {
      return CipherSuite.TLS_AES_128_GCM_SHA256;
    }
    return kind == KeyKind.EC_P256
        ? CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
        : CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256;
  }

  /// The groups that an engine must enable to get x25519: in TLS 1.2 the list is for the curves of
  /// certificates, too (RFC 8422 §5.1).
  List<String> groups() {
    return version.equals(ProtocolVersion.TLS_1_3)
        ? List.of("x25519")
        : List.of("x25519", "secp256r1");
  }

  /// As the JDK calls the version.
  String protocol() {
    return version.equals(ProtocolVersion.TLS_1_3) ? "TLSv1.3" : "TLSv1.2";
  }

  @Override
  public String toString() {
    return resumed
        ? "%s resumed, %s".formatted(version, kind)
        : "%s full handshake, %s, %s"
            .formatted(version, kind, remembers ? "known certificate" : "every certificate new");
  }
}
