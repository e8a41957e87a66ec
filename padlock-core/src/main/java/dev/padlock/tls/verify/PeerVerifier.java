package dev.padlock.tls.verify;

/// Decides whether a peer is who it claims to be.
///
/// Thread-safe. It may block or take long: it is asked outside the engine, by whoever runs the
/// pending answer.
@FunctionalInterface
public interface PeerVerifier {

  /// Judges one claim. An unchecked exception counts as "the callback failed" and refuses the peer.
  Judgement judge(PeerClaim claim);

  /// What this verifier believes, for people: which store, how many roots.
  default String description() {
    return "a verifier of the application";
  }
}
