/// **Lives here:** memory across connections: what a session is, the client's memory of sessions,
/// the server's store of them, and the keys under which tickets are sealed; pre-shared keys from
/// elsewhere; what is counted of all that. Replay defence lives in `session.replay`.
///
/// **Never here:** a clock (whoever asks says what time it is); deciding whether to resume; a
/// network.
///
/// **May use:** wire, codec, crypto, error.
///
/// **Start reading at:** `Session`, then `TicketSealer`; for keys from elsewhere `ExternalPsk`.
@NullMarked
package dev.padlock.tls.session;

import org.jspecify.annotations.NullMarked;
