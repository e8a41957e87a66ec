/// **Lives here:** DER (X.690 §8-§11) and nothing above it: immutable bytes, object identifiers, a
/// strict bounded reader over a slice, a writer.
///
/// **Never here:** what an element means to X.509.
///
/// **May use:** dev.padlock.pki.error.
///
/// **Start reading at:** `DerReader`.
@NullMarked
package dev.padlock.pki.der;

import org.jspecify.annotations.NullMarked;
