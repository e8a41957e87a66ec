/// **Lives here:** what is asked of a judge of chains and what it answers: the request, the policy,
/// the catalogue of rules, and a verdict that says which certificate, which rule, which dates,
/// which names, and each step that was tried.
///
/// **Never here:** how a path is found (dev.padlock.pki.judge) or a rule is checked
/// (dev.padlock.pki.rule); a clock (the request says what time it is); what a protocol answers to a
/// refusal.
///
/// **May use:** dev.padlock.pki and its name package.
///
/// **Start reading at:** `PathValidator`, then `Verdict` and `Rule`.
@NullMarked
package dev.padlock.pki.path;

import org.jspecify.annotations.NullMarked;
