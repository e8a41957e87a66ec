/// **Lives here:** what client and server of TLS 1.2 share: what their hellos agreed on, the
/// secrets of a connection, and the messages that both can send.
///
/// **Never here:** states; anything of TLS 1.3.
///
/// **May use:** handshake, handshake.hello, schedule, verify, wire, crypto, error.
///
/// **Start reading at:** `Agreement`, then `SessionKeys`.
@NullMarked
package dev.padlock.tls.handshake.common12;

import org.jspecify.annotations.NullMarked;
