/// **Lives here:** the certificate of RFC 5280 §4.1 as an immutable view over its bytes, and the
/// values it is made of.
///
/// **Never here:** anything that knows TLS; a judgement whether to trust it; files.
///
/// **May use:** dev.padlock.pki.der, dev.padlock.pki.algorithm, dev.padlock.pki.error.
///
/// **Start reading at:** `Certificate`. Then dev.padlock.pki.store, which loads what a user has in
/// hand, and dev.padlock.pki.path, which judges what a peer sent.
@NullMarked
package dev.padlock.pki;

import org.jspecify.annotations.NullMarked;
