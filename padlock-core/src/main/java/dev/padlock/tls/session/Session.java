package dev.padlock.tls.session;

import dev.padlock.tls.crypto.Secret;

/// What two sides remember of a connection in order to begin the next one faster. It holds a
/// secret: whoever was handed a session owns it and destroys it.
public sealed interface Session permits Session12, Session13 {

  SessionFacts facts();

  /// The live secret from which the next connection starts.
  Secret secret();

  /// Whether it may be resumed more than once.
  boolean isReusable();

  /// The same session with an owner and an end of its own.
  Session copy();

  void destroy();
}
