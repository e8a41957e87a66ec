/// **Lives here:** the TLS 1.2 client: RFC 5246 §7.3 as a table, and its chapters.
///
/// **Never here:** anything of TLS 1.3; I/O; performing an effect.
///
/// **May use:** handshake, handshake.hello, handshake.common12, schedule, verify, wire, crypto,
/// error.
///
/// **Start reading at:** `ClientHandshake12`, the score.
@NullMarked
package dev.padlock.tls.handshake.client12;

import org.jspecify.annotations.NullMarked;
