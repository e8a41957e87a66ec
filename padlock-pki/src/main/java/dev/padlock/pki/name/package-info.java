/// **Lives here:** whom a peer was asked to be, and whether a certificate is for that name (RFC
/// 9525).
///
/// **Never here:** name constraints (those bind authorities, not peers); looking names up.
///
/// **May use:** dev.padlock.pki, java.net.IDN.
///
/// **Start reading at:** `ReferenceIdentity`.
@NullMarked
package dev.padlock.pki.name;

import org.jspecify.annotations.NullMarked;
