/// **Lives here:** the primitives taken from JCA providers.
///
/// **Never here:** protocol knowledge; a primitive of our own.
///
/// **May use:** crypto, codec, error, java.security, javax.crypto.
///
/// **Start reading at:** `JcaCrypto`.
@NullMarked
package dev.padlock.tls.crypto.jca;

import org.jspecify.annotations.NullMarked;
