/// **Lives here:** the door: connections, their configurations, and what a caller must do next.
///
/// **Never here:** protocol logic; I/O, clocks, threads.
///
/// **May use:** every floor below; `engine` does the work.
///
/// **Start reading at:** `TlsConnection`.
@NullMarked
package dev.padlock.tls;

import org.jspecify.annotations.NullMarked;
