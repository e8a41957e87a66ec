/// **Lives here:** how a plain-text protocol is asked to go on in TLS.
///
/// **Never here:** TLS; anything of these protocols beyond that question.
///
/// **May use:** dev.padlock.cli.terminal, java.net.
///
/// **Start reading at:** `StartTls`.
@NullMarked
package dev.padlock.cli.starttls;

import org.jspecify.annotations.NullMarked;
