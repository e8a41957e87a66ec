package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.ConfigurationRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// The keys of a list. Copies them.
  ///
  /// @throws ConfigurationRefused when two have one identity
  static PskFinder of(List<ExternalPsk> psks) throws ConfigurationRefused {
    Map<Opaque, ExternalPsk> byIdentity = new HashMap<>();
    for (ExternalPsk psk : psks) {
      if (byIdentity.put(psk.identity(), psk.copy()) != null) {
        throw ConfigurationFault.BAD_VALUE.refuse("two keys of one identity", psk.identity().hex());
      }
    }
    return identity -> Optional.ofNullable(byIdentity.get(identity)).map(ExternalPsk::copy);
  }
}
