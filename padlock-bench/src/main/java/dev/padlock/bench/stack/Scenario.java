package dev.padlock.bench.stack;

import dev.padlock.pki.algorithm.KeyKind;
import java.io.IOException;

/// Which handshake it is.
///
/// @param kind of the server's key, and of the root's
/// @param remembers whether the same certificate comes again and again, so that a client may
///   believe what it verified once
public record Scenario(KeyKind kind, boolean remembers) {

  /// The JDK keeps the last 750 certificates that were parsed, and with each the key by which it
  /// was last verified; Padlock keeps the last 1,024.
  static final int MORE_THAN_ANYBODY_KEEPS = 1_200;

  /// Credentials for one contender alone: the JDK's memory is common to all.
  Credentials credentials() throws IOException {
    return Credentials.create(kind, remembers ? 1 : MORE_THAN_ANYBODY_KEEPS);
  }

  @Override
  public String toString() {
    return "TLS 1.3 full handshake, %s, %s"
        .formatted(kind, remembers ? "known certificate" : "every certificate new");
  }
}
