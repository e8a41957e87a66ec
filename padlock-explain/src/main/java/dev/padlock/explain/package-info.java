/// **Lives here:** trace events and refusals turned into sentences, causes, fixes and JSON.
///
/// **Never here:** protocol decisions, sockets, printing.
///
/// **May use:** the trace, the wire values and the refusal catalogue of the core.
///
/// **Start reading at:** the story of one handshake.
@NullMarked
package dev.padlock.explain;

import org.jspecify.annotations.NullMarked;
