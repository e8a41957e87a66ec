/// **Lives here:** the story of a connection as people read it: in full, in brief, in one line.
///
/// **Never here:** programs' formats (json); why something is refused (cause); printing.
///
/// **May use:** dev.padlock.explain, its cause; the wire values and the trace of the core;
/// padlock-pki to read certificates.
///
/// **Start reading at:** `Story`, then `Narrator`.
@NullMarked
package dev.padlock.explain.story;

import org.jspecify.annotations.NullMarked;
