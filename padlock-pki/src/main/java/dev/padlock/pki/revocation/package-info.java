/// **Lives here:** what says that a certificate was withdrawn, as values over given bytes: lists
/// (RFC 5280 §5) and responses (RFC 6960).
///
/// **Never here:** fetching one; what follows from it (dev.padlock.pki.rule).
///
/// **May use:** dev.padlock.pki.
///
/// **Start reading at:** `RevocationList`.
@NullMarked
package dev.padlock.pki.revocation;

import org.jspecify.annotations.NullMarked;
