/// **Lives here:** why a connection was refused, how sure that is, and what to do: causes for every
/// refusal of the catalogue and every alert, and clues that look at the facts of one case.
///
/// **Never here:** layout (story, json); deciding anything.
///
/// **May use:** dev.padlock.explain; the refusal catalogue, the wire values and the trace of the
/// core.
///
/// **Start reading at:** `Explainer`.
@NullMarked
package dev.padlock.explain.cause;

import org.jspecify.annotations.NullMarked;
