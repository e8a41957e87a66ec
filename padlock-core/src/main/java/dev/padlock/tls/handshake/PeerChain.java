package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import java.util.List;

/// The certificates that a peer sent, with what is stapled to the first.
///
/// @param certificates DER, the end entity's first
public record PeerChain(List<Opaque> certificates, Opaque ocspResponse, List<Opaque> timestamps) {}
