/// **Lives here:** the extensions of RFC 9846 §4.3 and their table: type, message, reader.
///
/// **Never here:** state, keys, and any decision about a value.
///
/// **May use:** wire, codec, error.
///
/// **Start reading at:** `ExtensionTable`.
@NullMarked
package dev.padlock.tls.wire.extension;

import org.jspecify.annotations.NullMarked;
