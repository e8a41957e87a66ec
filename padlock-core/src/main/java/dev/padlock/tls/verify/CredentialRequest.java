package dev.padlock.tls.verify;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the peer asks of a credential (RFC 9846 §4.5.1.2).
///
/// @param version whose rules for signatures count
/// @param role our own role
/// @param serverName the name in the client's server_name extension, or null
/// @param schemes signature schemes that the peer accepts in CertificateVerify, in its order
/// @param certificateSchemes schemes that the peer accepts in certificates
/// @param curves that an ECDSA key may be on in TLS 1.2 (RFC 8422 §5.1); empty means any
/// @param authorities DER distinguished names that the peer listed; empty means any
public record CredentialRequest(
    ProtocolVersion version,
    Role role,
    @Nullable String serverName,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes,
    List<NamedGroup> curves,
    List<Opaque> authorities) {

  /// Whether `credential` can sign what the peer accepts, with a key that it can check.
  public boolean accepts(Credential credential) {
    return schemes.stream().anyMatch(scheme -> credential.fits(scheme, version))
        && (curves.isEmpty() || credential.isOnOneOf(curves));
  }
}
