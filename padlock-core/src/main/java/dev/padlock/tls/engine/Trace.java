package dev.padlock.tls.engine;

import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.trace.TraceListener;
import org.jspecify.annotations.Nullable;

/// The one place that calls a listener. Ask [#isOn()] before building an event: silence costs one
/// branch.
final class Trace {

  private final @Nullable TraceListener listener;

  Trace(@Nullable TraceListener listener) {
    this.listener = listener;
  }

  boolean isOn() {
    return listener != null;
  }

  void emit(TraceEvent event) {
    if (listener != null) {
      listener.on(event);
    }
  }
}
