/// **Lives here:** the handshake messages of RFC 9846 §4, each with its reader and writer side by
/// side.
///
/// **Never here:** state, keys, and any decision about a value.
///
/// **May use:** wire, wire.extension, codec, error.
///
/// **Start reading at:** `ClientHello`.
@NullMarked
package dev.padlock.tls.wire.message;

import org.jspecify.annotations.NullMarked;
