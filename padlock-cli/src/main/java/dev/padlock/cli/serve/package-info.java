/// **Lives here:** `padlock serve`: a small HTTPS server that tells what each handshake did.
///
/// **Never here:** TLS (dev.padlock.io); prose about events (dev.padlock.explain).
///
/// **May use:** dev.padlock.io, dev.padlock.explain, dev.padlock.cli.ca, option and terminal.
///
/// **Start reading at:** `ServeCommand`; a request goes through `HttpConversation`.
@NullMarked
package dev.padlock.cli.serve;

import org.jspecify.annotations.NullMarked;
