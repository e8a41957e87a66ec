package dev.padlock.tls.verify;

import dev.padlock.tls.error.IdentityFault;
import java.util.List;
import java.util.Map;

/// What a [PeerVerifier] says about a [PeerClaim].
public sealed interface Judgement {

  /// What was tried on the way from the end entity to a root, a sentence each; empty where the
  /// verifier does not say.
  List<String> tried();

  /// The peer is who it claims to be.
  ///
  /// @param path the subjects from the end entity up to the root that was believed
  /// @param remarks what a careful reader should know nevertheless
  record Accepted(List<String> path, List<String> remarks, List<String> tried)
      implements Judgement {

    /// By a verifier that does not say what it tried.
    public Accepted(List<String> path, List<String> remarks) {
      this(path, remarks, List.of());
    }
  }

  /// The peer is refused.
  ///
  /// @param reason the alert and the code follow from it
  /// @param explanation one sentence about this very case
  /// @param facts names and values: which certificate, which dates, which names, which store
  record Rejected(
      IdentityFault reason, String explanation, Map<String, String> facts, List<String> tried)
      implements Judgement {

    /// By a verifier that does not say what it tried.
    public Rejected(IdentityFault reason, String explanation, Map<String, String> facts) {
      this(reason, explanation, facts, List.of());
    }
  }
}
