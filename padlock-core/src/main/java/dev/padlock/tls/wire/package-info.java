/// **Lives here:** what is on the wire as immutable values: code points, alerts. The messages and
/// extensions that are made of them live in `wire.message` and `wire.extension`.
///
/// A code point is an open value (a record around its number): what we do not know survives reading
/// and writing, and only closed sets are enums. See `docs/adr/0020-open-code-points.md`.
///
/// **Never here:** state, keys, and any decision about a value.
///
/// **May use:** codec, error; the algorithm enums of crypto, to which a code point is mapped.
///
/// **Start reading at:** `NamedGroup`, then `HandshakeMessage`.
@NullMarked
package dev.padlock.tls.wire;

import org.jspecify.annotations.NullMarked;
