/// **Lives here:** certificate transparency (RFC 6962): the timestamps that logs sign, and the keys
/// of logs that somebody trusts.
///
/// **Never here:** a list of logs (it is given); asking a log; what follows from a timestamp
/// (dev.padlock.pki.rule).
///
/// **May use:** dev.padlock.pki.
///
/// **Start reading at:** `SignedTimestamp`.
@NullMarked
package dev.padlock.pki.transparency;

import org.jspecify.annotations.NullMarked;
