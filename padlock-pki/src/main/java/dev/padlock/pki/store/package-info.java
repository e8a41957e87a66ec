/// **Lives here:** what a user has in hand: stores of root certificates, and private keys with
/// their chains, from files of any of the usual formats.
///
/// **Never here:** a judgement about a chain that a peer sent.
///
/// **May use:** dev.padlock.pki, its pem and key packages, java.security.KeyStore, the file system.
///
/// **Start reading at:** `TrustStore` and `Identity`.
@NullMarked
package dev.padlock.pki.store;

import org.jspecify.annotations.NullMarked;
