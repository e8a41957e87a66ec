/// **Lives here:** the choice of the version, above the scores of each: until it is made, and which
/// score goes on then.
///
/// **Never here:** what a message means beside its version.
///
/// **May use:** handshake and all its other rooms, schedule, wire, error.
///
/// **Start reading at:** `ClientHandshake`.
@NullMarked
package dev.padlock.tls.handshake.version;

import org.jspecify.annotations.NullMarked;
