/// **Lives here:** `padlock inspect`: a chain as a person wants to read it, and what a client would
/// say about it.
///
/// **Never here:** a judgement of our own (dev.padlock.pki.judge makes it).
///
/// **May use:** the terminal and options, connect's `Target`, padlock-io, padlock-pki.
///
/// **Start reading at:** `InspectCommand`.
@NullMarked
package dev.padlock.cli.inspect;

import org.jspecify.annotations.NullMarked;
