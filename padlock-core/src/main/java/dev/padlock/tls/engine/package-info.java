/// **Lives here:** the conductor: performs the effects of a step, asks the questions, emits the
/// trace, counts abuse.
///
/// **Never here:** deciding which message is legal, or what it means.
///
/// **May use:** handshake, record, schedule, verify, trace and what lies below.
///
/// **Start reading at:** `Conductor`.
@NullMarked
package dev.padlock.tls.engine;

import org.jspecify.annotations.NullMarked;
