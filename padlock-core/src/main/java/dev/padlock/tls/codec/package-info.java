/// **Lives here:** the presentation language of RFC 9846 §3: integers, bounded vectors, scopes.
///
/// **Never here:** knowing any message; reflection.
///
/// **May use:** error.
///
/// **Start reading at:** `ByteReader`.
@NullMarked
package dev.padlock.tls.codec;

import org.jspecify.annotations.NullMarked;
