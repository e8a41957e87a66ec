/// **Lives here:** issuing certificates, for a local authority and for tests: what to ask for, and
/// the authority that signs it.
///
/// **Never here:** judging; a clock or randomness of its own (the caller brings both).
///
/// **May use:** dev.padlock.pki and its der, algorithm and store packages.
///
/// **Start reading at:** `CertificateAuthority`.
@NullMarked
package dev.padlock.pki.issue;

import org.jspecify.annotations.NullMarked;
