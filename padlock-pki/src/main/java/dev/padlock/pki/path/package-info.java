/// **Lives here:** whether the chain that a peer sent leads to a trusted certificate, and a verdict
/// that says which certificate, which rule, which dates, which names.
///
/// **Never here:** fetching anything; a clock (the request says what time it is); what a protocol
/// answers to a refusal.
///
/// **May use:** dev.padlock.pki and its store and name packages, the JDK's CertPathValidator.
///
/// **Start reading at:** `PathValidator`, then `PkixValidator`.
@NullMarked
package dev.padlock.pki.path;

import org.jspecify.annotations.NullMarked;
