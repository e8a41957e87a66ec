/// **Lives here:** `padlock ca`: a certification authority in a folder, for this machine alone.
///
/// **Never here:** how certificates are made (dev.padlock.pki.issue).
///
/// **May use:** dev.padlock.pki, dev.padlock.cli.option and terminal.
///
/// **Start reading at:** `LocalCa`.
@NullMarked
package dev.padlock.cli.ca;

import org.jspecify.annotations.NullMarked;
