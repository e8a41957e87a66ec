/// **Lives here:** Padlock under BoGo, the test suite of BoringSSL (`ssl/test/runner`): the shim
/// that the runner drives, and what becomes of its verdicts.
///
/// **Never here:** anything of the suite itself, nor a special case for one of its tests: what a
/// test finds is mended where it belongs, or written down in `bogo.json` with the reason.
///
/// **May use:** every module of Padlock, from outside.
///
/// **Start reading at:** `Bogo`, which `padlock-proving/bogo` runs; for the shim at `ShimServer`,
/// then `Flags` and `Exchange`.
@NullMarked
package dev.padlock.proving.bogo;

import org.jspecify.annotations.NullMarked;
