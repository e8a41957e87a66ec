/// **Lives here:** `padlock demo`: scenes that are played for real over loopback TCP, checked, and
/// told.
///
/// **Never here:** prose about a message or a refusal (that is dev.padlock.explain); a network
/// other than loopback.
///
/// **May use:** dev.padlock.io, dev.padlock.explain, the terminal, picocli.
///
/// **Start reading at:** `Programme`, the list of scenes; then `Stage`, where they are played.
@NullMarked
package dev.padlock.cli.demo;

import org.jspecify.annotations.NullMarked;
