package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;

/// What this side is willing to negotiate, best first.
///
/// @param keyShares the groups for which a client sends a share at once; some of `groups`, in that
///   order
/// @param certificateSchemes for signatures inside certificates; empty means: as `schemes`
public record Preferences(
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    List<NamedGroup> keyShares,
    List<SignatureScheme> schemes,
    List<SignatureScheme> certificateSchemes) {}
