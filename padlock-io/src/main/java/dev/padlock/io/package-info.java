/// **Lives here:** blocking sockets and a small server that carry the bytes of a connection.
///
/// **Never here:** protocol decisions; those belong to the core.
///
/// **May use:** dev.padlock.tls, java.net.
///
/// **Start reading at:** `TlsSocket`, then `Inbound` and `Outbound`.
@NullMarked
package dev.padlock.io;

import org.jspecify.annotations.NullMarked;
