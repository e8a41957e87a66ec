/// **Lives here:** our judge of chains against cases that others wrote: x509-limbo's own and
/// BetterTLS's; our reader of certificates against the JDK's, and our writer against the originals;
/// the fuzz targets for both.
///
/// **Never here:** the cases (`padlock.data` names their folder); tests of one rule (padlock-pki).
///
/// **May use:** padlock-pki, the testkit.
///
/// **Start reading at:** `LimboTest`, then `DifferentialTest`, then `ChainFuzz`.
@NullMarked
package dev.padlock.proving.x509;

import org.jspecify.annotations.NullMarked;
