/// **Lives here:** the handshake messages of RFC 9846 §4 and RFC 5246 §7.4, each a record with the
/// RFC's struct above it and its reader and writer side by side. The raw bytes of a message travel
/// beside it; nothing encodes one again for the transcript.
///
/// **Never here:** state, keys, and any decision about a value that more than the message itself is
/// needed for.
///
/// **May use:** wire, wire.extension, codec, error.
///
/// **Start reading at:** `ClientHello`; `MessageReader` for how a message is recognised.
@NullMarked
package dev.padlock.tls.wire.message;

import org.jspecify.annotations.NullMarked;
