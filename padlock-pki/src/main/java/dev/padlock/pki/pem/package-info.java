/// **Lives here:** PEM, the text form of DER (RFC 7468), read leniently as people's files are and
/// written strictly.
///
/// **Never here:** what a block's content means.
///
/// **May use:** dev.padlock.pki.der, dev.padlock.pki.error.
///
/// **Start reading at:** `Pem`.
@NullMarked
package dev.padlock.pki.pem;

import org.jspecify.annotations.NullMarked;
