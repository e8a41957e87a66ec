package dev.padlock.tls.verify;

import java.util.Optional;

/// Chooses the credential for one handshake. Thread-safe; may block, as it is asked outside the
/// engine.
@FunctionalInterface
public interface CredentialChooser {

  /// The credential to present, or empty for none (a server then fails, a client goes on without).
  Optional<Credential> choose(CredentialRequest request);
}
