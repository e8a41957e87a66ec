package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Chooses the application protocol for a client that offers some (RFC 7301 §3.2). Thread-safe;
/// must not block.
@FunctionalInterface
public interface ProtocolChooser {

  /// One of `offered`, or empty to go on without; throws to refuse with no_application_protocol.
  Optional<Opaque> choose(List<Opaque> offered) throws TlsException;

  /// The first of `preferred` that the client offers; none in common refuses. An empty list ignores
  /// ALPN.
  static ProtocolChooser of(List<Opaque> preferred) {
    List<Opaque> ours = List.copyOf(preferred);
    return offered -> {
      if (ours.isEmpty()) {
        return Optional.empty();
      }
      Optional<Opaque> common = ours.stream().filter(offered::contains).findFirst();
      if (common.isEmpty()) {
        throw Incompatibility.NO_COMMON_APPLICATION_PROTOCOL.refuse(
            "offered", names(offered), "enabled", names(ours));
      }
      return common;
    };
  }

  /// The names as text, for people.
  static List<String> names(List<Opaque> protocols) {
    return protocols.stream()
        .map(name -> new String(name.toArray(), StandardCharsets.UTF_8))
        .toList();
  }
}
