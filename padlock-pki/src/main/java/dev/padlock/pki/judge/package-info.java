/// **Lives here:** the judge: it finds the way from a peer's certificate to a trusted one, holds
/// each step against the rules, and says what it tried.
///
/// **Never here:** a rule (dev.padlock.pki.rule); fetching anything; what a protocol answers to a
/// refusal.
///
/// **May use:** dev.padlock.pki and its store, path and rule packages, JCA through them.
///
/// **Start reading at:** `ChainJudge`, then `PathBuilder`.
@NullMarked
package dev.padlock.pki.judge;

import org.jspecify.annotations.NullMarked;
