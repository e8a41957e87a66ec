package dev.padlock.tls.verify;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import java.util.Optional;

/// Chooses the credential for one handshake. Thread-safe; may block, as it is asked outside the
/// engine.
@FunctionalInterface
public interface CredentialChooser {

  /// The credential to present, or empty for none (a server then fails, a client goes on without).
  ///
  /// @throws TlsException to give the handshake up: by a client that will not go on without, for
  ///   example
  Optional<Credential> choose(CredentialRequest request) throws TlsException;

  /// What tells this chooser from others that would present somebody else: sessions are resumed
  /// only where the fingerprint is the same. Empty where nobody can tell: they are then resumed
  /// with the very configuration that made them.
  default Optional<Opaque> fingerprint() {
    return Optional.empty();
  }
}
