/// **Lives here:** the stacks that are compared, each behind the same small interface, and the
/// JDK's Cipher by itself.
///
/// **Never here:** measuring.
///
/// **May use:** every module, the other stacks.
///
/// **Start reading at:** `Contender`, then `Contenders`.
@NullMarked
package dev.padlock.bench.stack;

import org.jspecify.annotations.NullMarked;
