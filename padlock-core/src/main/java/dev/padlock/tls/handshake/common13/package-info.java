/// **Lives here:** what client and server of TLS 1.3 share: the secrets of a connection in their
/// stages, and what follows from a pre-shared key.
///
/// **Never here:** states; anything of TLS 1.2.
///
/// **May use:** handshake, handshake.hello, schedule, session, wire, crypto, error.
///
/// **Start reading at:** `HandshakeKeys`, then `ApplicationKeys`.
@NullMarked
package dev.padlock.tls.handshake.common13;

import org.jspecify.annotations.NullMarked;
