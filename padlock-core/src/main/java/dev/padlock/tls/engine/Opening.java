package dev.padlock.tls.engine;

import dev.padlock.tls.trace.TraceListener;
import org.jspecify.annotations.Nullable;

/// How a connection opens: which side it is, and who watches.
///
/// @param firstMinorVersion of the first record's header: 1 for a client's hello, else 3
public record Opening(int firstMinorVersion, @Nullable TraceListener listener) {

  public static Opening client(@Nullable TraceListener listener) {
    return new Opening(1, listener);
  }

  public static Opening server(@Nullable TraceListener listener) {
    return new Opening(3, listener);
  }
}
