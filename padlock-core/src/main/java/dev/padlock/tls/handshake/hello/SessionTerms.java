package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// On what terms this side resumes sessions.
///
/// @param trustPolicy a fingerprint of how peers are judged
/// @param credentials a fingerprint of what this side can show
/// @param lifetime of a session, counted from its full handshake
public record SessionTerms(Opaque trustPolicy, Opaque credentials, Duration lifetime) {

  /// What a scope can hold of a name.
  private static final int LONGEST_NAME = 255;

  /// Whether sessions with this name are remembered at all.
  public static boolean canName(String serverName) {
    return serverName.length() <= LONGEST_NAME;
  }

  /// @param serverName that the client asked for, or empty where it named none
  public SessionScope scope(String serverName) {
    return new SessionScope(serverName, trustPolicy, credentials);
  }

  /// What is known of a session that a full handshake made.
  ///
  /// @param peerChain the certificates that the peer was judged by
  public SessionFacts facts(
      SessionScope scope, CipherSuite suite, List<Opaque> peerChain, Instant now) {
    return new SessionFacts(scope, suite, peerChain, now, now.plus(lifetime));
  }
}
