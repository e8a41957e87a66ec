/// **Lives here:** the key schedule of RFC 9846 §7 and the transcript: every key and every label.
///
/// **Never here:** records; deciding when a key is used.
///
/// **May use:** wire, codec, crypto, error.
///
/// **Start reading at:** `EarlySecret`, then its successors.
@NullMarked
package dev.padlock.tls.schedule;

import org.jspecify.annotations.NullMarked;
