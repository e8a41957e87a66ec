/// **Lives here:** private keys in the forms people have them in, read and written, and whether a
/// private key belongs to a public one.
///
/// **Never here:** files and key stores (dev.padlock.pki.store); signing for a protocol.
///
/// **May use:** dev.padlock.pki.der, dev.padlock.pki.pem, dev.padlock.pki.algorithm, JCA.
///
/// **Start reading at:** `PrivateKeys`.
@NullMarked
package dev.padlock.pki.key;

import org.jspecify.annotations.NullMarked;
