package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.CipherSuite;
import java.time.Instant;
import java.util.List;

/// What is known of a session in every version of TLS.
///
/// @param peerChain the certificates (DER) that the peer was judged by, its own first; empty where
///   it showed none
/// @param psk the identity of the external pre-shared key by which both knew each other; empty
///   where it was another way
/// @param endPoint on a server, what `tls-server-end-point` is for the certificate that it showed
///   (RFC 5929 §4); empty where it showed none, or where that is not defined, and on a client
/// @param createdAt in the full handshake, and not when it was last resumed: so a judgement grows
///   old
/// @param expiresAt from then on it is not resumed
public record SessionFacts(
    SessionScope scope,
    CipherSuite cipherSuite,
    List<Opaque> peerChain,
    Opaque psk,
    Opaque endPoint,
    Instant createdAt,
    Instant expiresAt) {

  public SessionFacts {
    peerChain = List.copyOf(peerChain);
  }

  /// Of a session that certificates began, the peer's at least.
  public SessionFacts(
      SessionScope scope,
      CipherSuite cipherSuite,
      List<Opaque> peerChain,
      Instant createdAt,
      Instant expiresAt) {
    this(scope, cipherSuite, peerChain, Opaque.EMPTY, Opaque.EMPTY, createdAt, expiresAt);
  }

  /// The same, begun by the external pre-shared key of this identity.
  public SessionFacts begunBy(Opaque identity) {
    return new SessionFacts(
        scope, cipherSuite, peerChain, identity, endPoint, createdAt, expiresAt);
  }

  /// The same on a server that showed a certificate with this `tls-server-end-point`.
  public SessionFacts showing(Opaque ownEndPoint) {
    return new SessionFacts(scope, cipherSuite, peerChain, psk, ownEndPoint, createdAt, expiresAt);
  }

  /// The same judgement, resumed with another cipher suite.
  public SessionFacts with(CipherSuite suite) {
    return new SessionFacts(scope, suite, peerChain, psk, endPoint, createdAt, expiresAt);
  }

  /// The same, but over at this time if that is sooner.
  public SessionFacts until(Instant over) {
    return over.isBefore(expiresAt)
        ? new SessionFacts(scope, cipherSuite, peerChain, psk, endPoint, createdAt, over)
        : this;
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
