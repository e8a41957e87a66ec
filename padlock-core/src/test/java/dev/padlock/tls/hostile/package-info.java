/// **Lives here:** the hostile peer: an end of a connection that plays the handshake of RFC 9846 as
/// it should be, but for what a test makes it edit, drop, repeat, reorder, split or inject; and how
/// it meets an end of ours.
///
/// **Never here:** the tests themselves; the record protection and the states of core, which would
/// then be tested against themselves.
///
/// **May use:** the wire, the key schedule and the crypto of core, and its door.
///
/// **Start reading at:** `HostileServer`, then `Meeting`.
@NullMarked
package dev.padlock.tls.hostile;

import org.jspecify.annotations.NullMarked;
