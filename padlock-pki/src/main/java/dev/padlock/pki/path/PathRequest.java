package dev.padlock.pki.path;

import dev.padlock.pki.name.ReferenceIdentity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be judged: the chain, what it is shown for, the time, the name that was asked for
/// (null: any name will do, as for clients), and what else is known.
public record PathRequest(
    PresentedChain chain,
    Usage usage,
    Instant at,
    @Nullable ReferenceIdentity name,
    Evidence evidence) {

  /// A server that was asked for by this name.
  public static PathRequest server(PresentedChain chain, ReferenceIdentity name, Instant at) {
    return new PathRequest(chain, Usage.SERVER_AUTH, at, name, Evidence.NONE);
  }

  /// A client.
  public static PathRequest client(PresentedChain chain, Instant at) {
    return new PathRequest(chain, Usage.CLIENT_AUTH, at, null, Evidence.NONE);
  }

  /// The same with what else is known.
  public PathRequest withEvidence(Evidence evidence) {
    return new PathRequest(chain, usage, at, name, evidence);
  }

  /// The name that was asked for.
  public Optional<ReferenceIdentity> askedName() {
    return Optional.ofNullable(name);
  }
}
