package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.PeerVerifier;
import java.util.List;

/// Whether and how a server asks its clients for certificates (RFC 9846 §4.4.2).
///
/// @param request whether a CertificateRequest is sent
/// @param required whether a client without a certificate is refused
/// @param authorities DER distinguished names of the roots that clients should have
public record ClientAuthentication(
    boolean request, boolean required, PeerVerifier verifier, List<Opaque> authorities) {}
