/// **Lives here:** what both ends and both versions share about hellos: offers, choices, retry,
/// downgrade.
///
/// **Never here:** states of one role or version.
///
/// **May use:** handshake, schedule, wire, crypto, error.
///
/// **Start reading at:** the offer of a ClientHello.
@NullMarked
package dev.padlock.tls.handshake.hello;

import org.jspecify.annotations.NullMarked;
