package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import java.util.List;
import java.util.Optional;

/// What a server chose from a ClientHello, before it answers.
///
/// @param share the client's share of the chosen group
/// @param schemes the signature schemes that the client accepts
/// @param protocol the application protocol; empty where none is negotiated
/// @param bound the transcript up to this ClientHello, whose binders are left out: what they are
///   over (RFC 9846 §4.3.11.2)
/// @param transcript up to this ClientHello
/// @param retried whether this is the second ClientHello
record Choice(
    CipherSuite suite,
    KeyShareEntry share,
    List<SignatureScheme> schemes,
    Optional<Opaque> protocol,
    Transcript bound,
    Transcript transcript,
    boolean retried) {}
