/// **Lives here:** the record layer of RFC 9846 §5: framing, protection, splitting and joining of
/// messages.
///
/// **Never here:** knowing where keys come from; the meaning of a message.
///
/// **May use:** wire, codec, crypto, error.
///
/// **Start reading at:** `RecordFramer`, then `RecordProtection`.
@NullMarked
package dev.padlock.tls.record;

import org.jspecify.annotations.NullMarked;
