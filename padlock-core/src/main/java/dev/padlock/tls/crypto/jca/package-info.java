/// **Lives here:** the primitives taken from JCA providers.
///
/// **Never here:** protocol knowledge; a primitive of our own.
///
/// **May use:** crypto, codec, error, dev.padlock.pki.der, java.security, javax.crypto.
///
/// **Start reading at:** `JcaCrypto`.
@NullMarked
package dev.padlock.tls.crypto.jca;

import org.jspecify.annotations.NullMarked;
