package dev.padlock.tls.crypto;

import dev.padlock.tls.error.TlsException;

/// One algorithm for two parties to agree on a secret. The initiator speaks first, so a KEM fits as
/// well as Diffie-Hellman does. Thread-safe; its initiators are not.
///
/// A peer's share that is no valid public value of the group is refused with
/// [dev.padlock.tls.error.Misbehaviour#INVALID_KEY_SHARE].
public interface KeyExchange {

  /// The name of every secret that comes out of a key exchange (RFC 9846 §7.1).
  String SECRET_NAME = "(EC)DHE shared secret";

  /// Makes an ephemeral key pair.
  Initiator initiate() throws TlsException;

  /// Answers an initiator's share.
  Response respond(byte[] peerShare) throws TlsException;

  /// The side that spoke first and waits for the other's share.
  interface Initiator {

    /// What to send: a fresh copy.
    byte[] share();

    /// The secret that the responder's share leads to; the caller owns it.
    Secret agree(byte[] peerShare) throws TlsException;

    /// Forgets the private key.
    void destroy();
  }

  /// What the responder sends, and the secret, which the caller owns.
  @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
  record Response(byte[] share, Secret secret) {}
}
