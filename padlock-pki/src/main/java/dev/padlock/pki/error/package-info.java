/// **Lives here:** the catalogue of everything this module refuses, and the one exception that
/// carries an entry of it.
///
/// **Never here:** verdicts about a chain (those are values, in dev.padlock.pki.path).
///
/// **May use:** the JDK.
///
/// **Start reading at:** `PkiFault`.
@NullMarked
package dev.padlock.pki.error;

import org.jspecify.annotations.NullMarked;
