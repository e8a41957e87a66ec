package dev.padlock.tls;

import dev.padlock.tls.wire.ProtocolVersion;
import java.util.List;

/// Which versions and cipher suites a side is willing to speak.
///
/// No policy enables TLS 1.1 or anything older, RC4, 3DES, SHA-1 signatures or anonymous key
/// exchange (RFC 8996, RFC 9325).
public enum Policy {
  /// TLS 1.3 only.
  MODERN(List.of(ProtocolVersion.TLS_1_3)),
  /// TLS 1.3, and TLS 1.2 with ephemeral keys on curves and authenticated encryption. The default.
  INTERMEDIATE(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)),
  /// The same, and for peers that cannot be replaced the rest of TLS 1.2: RSA key transport and
  /// finite-field Diffie-Hellman (deprecated by RFC 10015), and CBC with HMAC (RFC 9325 §4.2).
  LEGACY(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2));

  private final List<ProtocolVersion> versions;

  Policy(List<ProtocolVersion> versions) {
    this.versions = versions;
  }

  /// The newest first.
  public List<ProtocolVersion> versions() {
    return versions;
  }
}
