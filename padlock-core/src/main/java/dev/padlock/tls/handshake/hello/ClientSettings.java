package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.CredentialChooser;
import dev.padlock.tls.verify.PeerVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client's handshake is configured with: the inside of the public `ClientConfig`.
///
/// @param protocols ALPN names, best first; empty offers none
/// @param groupMemory which group a server asked for last time
/// @param sessions what is remembered of earlier connections; null where none is resumed
/// @param psks the external pre-shared keys that are offered
public record ClientSettings(
    CommonSettings common,
    PeerVerifier verifier,
    CredentialChooser credentials,
    List<Opaque> protocols,
    HelloOptions hello,
    GroupMemory groupMemory,
    @Nullable ClientSessions sessions,
    ClientPsks psks) {}
