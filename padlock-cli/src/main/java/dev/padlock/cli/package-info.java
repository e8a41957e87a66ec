/// **Lives here:** the `padlock` command and its subcommands.
///
/// **Never here:** protocol decisions; prose about an event (that is dev.padlock.explain).
///
/// **May use:** dev.padlock.io, dev.padlock.explain, picocli.
///
/// **Start reading at:** `Main`, the root command.
@NullMarked
package dev.padlock.cli;

import org.jspecify.annotations.NullMarked;
