/// **Lives here:** a connection and its refusal as JSON, and the writer that makes it.
///
/// **Never here:** prose that cause does not give; reading JSON.
///
/// **May use:** dev.padlock.explain, its cause; the wire values and the trace of the core.
///
/// **Start reading at:** `TraceJson`; the schema is docs/trace.md.
@NullMarked
package dev.padlock.explain.json;

import org.jspecify.annotations.NullMarked;
