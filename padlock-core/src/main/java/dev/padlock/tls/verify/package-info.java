/// **Lives here:** the seam through which a peer is judged, signature checks, and the rule for
/// server names.
///
/// **Never here:** building certificate paths (dev.padlock.pki); handshake states.
///
/// **May use:** wire, crypto, error, dev.padlock.pki.
///
/// **Start reading at:** `PeerVerifier`.
@NullMarked
package dev.padlock.tls.verify;

import org.jspecify.annotations.NullMarked;
