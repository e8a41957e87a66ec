/// **Lives here:** which object identifier is which key or signature algorithm, and how JCA calls
/// it; public keys as X.509 carries them.
///
/// **Never here:** certificates; a cipher, a hash or a curve (JCA has them).
///
/// **May use:** dev.padlock.pki.der, dev.padlock.pki.error, JCA.
///
/// **Start reading at:** `SubjectPublicKeyInfo`.
@NullMarked
package dev.padlock.pki.algorithm;

import org.jspecify.annotations.NullMarked;
