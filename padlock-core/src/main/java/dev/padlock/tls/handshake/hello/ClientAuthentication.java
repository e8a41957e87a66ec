package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.PskFinder;
import dev.padlock.tls.verify.PeerVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How clients may say who they are: by a certificate that the server asks for (RFC 9846 §4.4.2),
/// or by an external pre-shared key, next to which it asks for none (§4.3.11).
///
/// @param request whether a CertificateRequest is sent
/// @param required whether a client without a certificate is refused
/// @param authorities DER distinguished names of the roots that clients should have
/// @param psks knows external pre-shared keys; null where none is taken
public record ClientAuthentication(
    boolean request,
    boolean required,
    PeerVerifier verifier,
    List<Opaque> authorities,
    @Nullable PskFinder psks) {}
