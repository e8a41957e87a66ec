/// **Lives here:** the events that tell what a connection did, and the key log.
///
/// **Never here:** prose (dev.padlock.explain); calling a listener, which only `engine` does.
///
/// **May use:** wire, error.
///
/// **Start reading at:** `TraceEvent`.
@NullMarked
package dev.padlock.tls.trace;

import org.jspecify.annotations.NullMarked;
