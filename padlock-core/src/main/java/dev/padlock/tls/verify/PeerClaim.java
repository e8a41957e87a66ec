package dev.padlock.tls.verify;

import dev.padlock.tls.codec.Opaque;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a peer presents to prove who it is, and what we know about whom we wanted (RFC 9846
/// §4.5.1).
///
/// @param role the peer's role: a SERVER is judged by its name, a CLIENT has none
/// @param name the DNS name or IP address that was asked for; null for a client, or where the
///   caller named none
/// @param chain DER certificates as sent, the end entity's first; never empty
/// @param ocspResponse the stapled OCSP response of the end entity, empty where none came (RFC
///   6960)
/// @param certificateTimestamps the SCTs of the end entity's entry (RFC 6962)
/// @param at the time at which to judge
public record PeerClaim(
    Role role,
    @Nullable String name,
    List<Opaque> chain,
    Opaque ocspResponse,
    List<Opaque> certificateTimestamps,
    Instant at) {}
