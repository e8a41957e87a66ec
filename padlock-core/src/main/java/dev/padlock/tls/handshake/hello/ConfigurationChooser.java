package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.error.TlsException;

/// Chooses the whole configuration from a ClientHello. Thread-safe; may block, as it is asked
/// outside the engine.
@FunctionalInterface
public interface ConfigurationChooser {
  ServerSettings choose(HelloSummary hello) throws TlsException;
}
