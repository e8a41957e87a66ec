/// **Lives here:** the defences against early data that is sent twice (RFC 9846 §8), and the memory
/// that they share.
///
/// **Never here:** a clock (a claim says what time it is); early data itself; a network.
///
/// **May use:** session (for the reasons of a refusal), codec.
///
/// **Start reading at:** `ReplayGuard`, then `ClientHelloRecording`.
@NullMarked
package dev.padlock.tls.session.replay;

import org.jspecify.annotations.NullMarked;
