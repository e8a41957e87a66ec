/// **Lives here:** what is on the wire as immutable values: code points, alerts, opaque bytes.
///
/// **Never here:** state, keys, and any decision about a value.
///
/// **May use:** codec, error.
///
/// **Start reading at:** `HandshakeMessage`.
@NullMarked
package dev.padlock.tls.wire;

import org.jspecify.annotations.NullMarked;
