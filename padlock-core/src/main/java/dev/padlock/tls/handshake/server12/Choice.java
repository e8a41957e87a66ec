package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.List;
import java.util.Optional;

/// What a server can choose from, before it knows its credential.
///
/// @param suites the common ones, best first
/// @param curves the common ones, best first
/// @param fields the finite fields that the client takes, best first
/// @param schemes the signature schemes that the client accepts
/// @param protocol the application protocol; empty where none is negotiated
record Choice(
    Incoming.Message in,
    List<CipherSuite> suites,
    List<NamedGroup> curves,
    List<NamedGroup> fields,
    List<SignatureScheme> schemes,
    Optional<Opaque> protocol) {

  ClientHello hello() {
    return (ClientHello) in.message();
  }
}
