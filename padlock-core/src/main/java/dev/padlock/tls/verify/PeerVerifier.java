package dev.padlock.tls.verify;

import dev.padlock.tls.codec.Opaque;
import java.util.Optional;

/// Decides whether a peer is who it claims to be.
///
/// Thread-safe. It may block or take long: it is asked outside the engine, by whoever runs the
/// pending answer.
@FunctionalInterface
public interface PeerVerifier {

  /// Judges one claim. An unchecked exception counts as "the callback failed" and refuses the peer.
  Judgement judge(PeerClaim claim);

  /// What tells this verifier from others that judge differently: sessions whose peer it believed
  /// are resumed only where the fingerprint is the same. Empty where nobody can tell: they are then
  /// resumed with the very configuration that made them.
  default Optional<Opaque> fingerprint() {
    return Optional.empty();
  }

  /// What this verifier believes, for people: which store, how many roots.
  default String description() {
    return "a verifier of the application";
  }
}
