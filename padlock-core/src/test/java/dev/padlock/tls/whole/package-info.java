/// **Lives here:** whole handshakes between two ends of ours, on a wire that splits, cuts, flips,
/// drops, repeats and reorders; and the example of RFC 8448 played by both.
///
/// **Never here:** one refusal at a time (`refusal`), one state at a time (`score`).
///
/// **May use:** the door, the trace, and what lies below.
///
/// **Start reading at:** `Story`, then `Side` and `Wire`.
@NullMarked
package dev.padlock.tls.whole;

import org.jspecify.annotations.NullMarked;
