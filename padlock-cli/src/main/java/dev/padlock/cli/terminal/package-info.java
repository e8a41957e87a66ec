/// **Lives here:** what all commands share: the terminal and its colours, exit codes, and how a
/// failure becomes one sentence.
///
/// **Never here:** a command; prose about the protocol (that is dev.padlock.explain).
///
/// **May use:** dev.padlock.tls.error, dev.padlock.pki.error, picocli.
///
/// **Start reading at:** `Terminal`, then `Complaint`.
@NullMarked
package dev.padlock.cli.terminal;

import org.jspecify.annotations.NullMarked;
