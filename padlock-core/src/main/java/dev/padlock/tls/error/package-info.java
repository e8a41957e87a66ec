/// **Lives here:** every reason to refuse, with its alert, its section and its remedy.
///
/// **Never here:** prose for people (dev.padlock.explain).
///
/// **May use:** the JDK alone.
///
/// **Start reading at:** `TlsException`, then the catalogues.
@NullMarked
package dev.padlock.tls.error;

import org.jspecify.annotations.NullMarked;
