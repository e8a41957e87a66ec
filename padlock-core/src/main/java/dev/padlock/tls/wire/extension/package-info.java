/// **Lives here:** the extensions of RFC 9846 §4.3, each a record with the RFC's struct above it
/// and its reader and writer side by side, and their table: type, message, reader.
///
/// **Never here:** state, keys, and any decision about a value that more than the extension itself
/// is needed for.
///
/// **May use:** wire, codec, error.
///
/// **Start reading at:** `ExtensionTable`, then `Extensions`.
@NullMarked
package dev.padlock.tls.wire.extension;

import org.jspecify.annotations.NullMarked;
