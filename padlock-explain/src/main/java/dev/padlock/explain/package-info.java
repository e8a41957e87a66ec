/// **Lives here:** what a connection did, with its times, and what it has come to.
///
/// **Never here:** prose (cause, story), formats (json), protocol decisions, sockets, printing.
///
/// **May use:** the trace, the wire values and the refusal catalogue of the core.
///
/// **Start reading at:** `Recording`, then `story.Story`.
@NullMarked
package dev.padlock.explain;

import org.jspecify.annotations.NullMarked;
