/// **Lives here:** the TLS 1.3 client: RFC 9846 Appendix A.1 as a table, and its chapters.
///
/// **Never here:** anything of TLS 1.2; I/O; performing an effect.
///
/// **May use:** handshake, handshake.hello, schedule, verify, wire, crypto, error.
///
/// **Start reading at:** `ClientHandshake13`, the score.
@NullMarked
package dev.padlock.tls.handshake.client13;

import org.jspecify.annotations.NullMarked;
