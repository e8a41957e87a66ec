/// **Lives here:** Padlock against the TLS stacks of others, over TCP on this machine, in both
/// directions: the matrix of what each of them knows, and what goes beyond it (key updates,
/// refusals, browsers).
///
/// **Never here:** what Padlock does with itself; that is tested where it lives.
///
/// **May use:** everything.
///
/// **Start reading at:** `InteropMatrix`, then `Peer`.
@NullMarked
package dev.padlock.proving.interop;

import org.jspecify.annotations.NullMarked;
