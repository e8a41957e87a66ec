package dev.padlock.tls.engine;

import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.trace.TraceListener;
import org.jspecify.annotations.Nullable;

/// The one place that calls a listener. Ask [#isOn()] before building an event: silence costs one
/// branch.
final class Trace {

  private @Nullable TraceListener listener;

  Trace(@Nullable TraceListener listener) {
    this.listener = listener;
  }

  boolean isOn() {
    return listener != null;
  }

  /// @throws WatcherFailed where the listener throws; it then hears no more
  void emit(TraceEvent event) {
    TraceListener current = listener;
    if (current == null) {
      return;
    }
    try {
      current.on(event);
    } catch (RuntimeException failure) {
      listener = null;
      throw new WatcherFailed("watch the connection", failure);
    }
  }
}
