/// **Lives here:** the key schedule of RFC 9846 §7, that of RFC 5246 §6.3 and §8.1, and the
/// transcript: every key and every label.
///
/// **Never here:** records; deciding when a key is used.
///
/// **May use:** wire, codec, crypto, error.
///
/// **Start reading at:** `EarlySecret`, then its successors; for TLS 1.2 `MainSecret12`.
@NullMarked
package dev.padlock.tls.schedule;

import org.jspecify.annotations.NullMarked;
