package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationRefused;
import java.util.List;
import java.util.Optional;

/// Where a server knows external pre-shared keys from. Thread-safe; may block. May fail with an
/// unchecked exception where it does not answer: then the handshake goes on without the key.
///
/// It is asked for whatever identity a client names, before the client has proved anything.
@FunctionalInterface
public interface PskFinder {

  /// The key of this identity, which for an imported key is the external one: a copy, which the
  /// caller owns.
  Optional<ExternalPsk> find(Opaque identity);

  /// What tells these keys from others: sessions that one of them began are resumed only where the
  /// fingerprint is the same. Empty where nobody can tell: they are then resumed with the very
  /// configuration that made them.
  default Optional<Opaque> fingerprint() {
    return Optional.empty();
  }

  /// The keys of a list. Copies them.
  ///
  /// @throws ConfigurationRefused when two have one identity
  static PskFinder of(List<ExternalPsk> psks) throws ConfigurationRefused {
    return GivenPsks.of(psks);
  }
}
