/// **Lives here:** the rules that certificates and their issuers are held against, one class for
/// each kind: dates, strength, form, extensions, leaf, issuer, name constraints.
///
/// **Never here:** searching a path; checking a signature; what a policy does about a breach
/// (`Strictness` says it, `Findings` asks).
///
/// **May use:** dev.padlock.pki and its path (values) and name packages.
///
/// **Start reading at:** `LeafRules` and `IssuerRules`.
@NullMarked
package dev.padlock.pki.rule;

import org.jspecify.annotations.NullMarked;
