/// **Lives here:** `padlock connect`: opens a connection, tells about it, and pipes.
///
/// **Never here:** prose about events (dev.padlock.explain); plain-text protocols (starttls).
///
/// **May use:** dev.padlock.io, dev.padlock.explain, dev.padlock.cli.option, starttls and terminal.
///
/// **Start reading at:** `ConnectCommand`.
@NullMarked
package dev.padlock.cli.connect;

import org.jspecify.annotations.NullMarked;
