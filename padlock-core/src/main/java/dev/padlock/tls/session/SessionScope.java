package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;

/// Where a session may be resumed: everything of this must be the same then, so that nobody passes
/// by resuming who would be refused in a full handshake.
///
/// @param serverName that the client asked for, or empty where it named none; at most 255
///   characters
/// @param trustPolicy a fingerprint of how the peer was judged: verifier, trust store,
///   requirements; at most 255 bytes
/// @param credentials a fingerprint of what this side showed or could show; at most 255 bytes
public record SessionScope(String serverName, Opaque trustPolicy, Opaque credentials) {}
