/// **Lives here:** the seam to the primitives and the type of a secret.
///
/// **Never here:** a JCA class; a cipher, curve, hash or KEM of our own.
///
/// **May use:** codec, error.
///
/// **Start reading at:** `CryptoProvider`.
@NullMarked
package dev.padlock.tls.crypto;

import org.jspecify.annotations.NullMarked;
